package tw.agencygateway.pki.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tw.agencygateway.access.console.CurrentAdministrator;
import tw.agencygateway.access.entity.Role;
import tw.agencygateway.pki.entity.SigningKey;
import tw.agencygateway.pki.service.SigningKeyRefusedException;
import tw.agencygateway.pki.service.SigningKeyRegister;
import tw.agencygateway.pki.service.SigningKeys;
import tw.agencygateway.platform.console.Download;
import tw.agencygateway.platform.console.Notices;

/** The keys that packages are signed with: how they stand, their requests and certificates, and their end. */
@Named
@RequestScoped
public class SigningKeysView {
    private static final String ROOM = "/admin/signing.xhtml?faces-redirect=true";
    private static final Duration SOON = Duration.ofDays(60);

    @Inject
    private SigningKeys keys;

    @Inject
    private SigningKeyRegister register;

    @Inject
    private CurrentAdministrator me;

    @Inject
    private Notices notices;

    @Inject
    private Clock clock;

    private List<Row> rows;
    private String name;
    private Part certificate;

    /** How a key stands. */
    public enum State {
        IN_USE("good"),
        STANDBY(""),
        WAITING("busy"),
        NOT_YET("busy"),
        EXPIRED("bad"),
        RETIRED("warn");

        private final String badge;

        State(String badge) {
            this.badge = badge;
        }

        /** The style of its badge. */
        public String badge() {
            return badge;
        }
    }

    /**
     * One key.
     *
     * @param subject of its certificate, empty while it has none
     */
    public record Row(SigningKey key, String subject, State state) {}

    public List<Row> getRows() {
        if (rows == null) {
            String inForce = keys.inForce().map(SigningKey::name).orElse("");
            rows = keys.list().stream()
                    .map(key -> new Row(key, SigningKeys.subject(key).orElse(""), state(key, inForce)))
                    .toList();
        }
        return rows;
    }

    private State state(SigningKey key, String inForce) {
        Instant now = clock.instant();
        if (key.isRetired()) {
            return State.RETIRED;
        }
        if (!key.isCertified()) {
            return State.WAITING;
        }
        if (now.isBefore(key.notBefore())) {
            return State.NOT_YET;
        }
        if (!now.isBefore(key.notAfter())) {
            return State.EXPIRED;
        }
        return key.name().equals(inForce) ? State.IN_USE : State.STANDBY;
    }

    /** The keys that may get a certificate. */
    public List<String> getNames() {
        return getRows().stream()
                .map(Row::key)
                .filter(key -> !key.isRetired())
                .map(SigningKey::name)
                .toList();
    }

    /** The key after whose end there is none, where that comes soon or has come; otherwise null. */
    public SigningKey getEnding() {
        Instant now = clock.instant();
        List<SigningKey> certified = getRows().stream()
                .map(Row::key)
                .filter(key -> key.isCertified() && !key.isRetired())
                .toList();
        return SigningKeys.lastOf(certified, now)
                .filter(key -> key.notAfter().isBefore(now.plus(SOON)))
                .orElse(null);
    }

    /** Hands the request for a key's certificate out as a file. */
    public void download(String key) throws IOException {
        me.require(Role.ADMINISTRATOR);
        Optional<String> pem = keys.request(key);
        if (pem.isEmpty()) {
            notices.error("signing.refused.gone");
            return;
        }
        Download.send("signing-key.csr", "application/pkcs10", pem.get().getBytes(StandardCharsets.US_ASCII));
    }

    public String certify() throws IOException {
        me.require(Role.ADMINISTRATOR);
        try {
            register.certify(name, UploadedFile.bytes(certificate), me.getAccount());
            notices.afterRedirect("signing.certified", name);
            return ROOM;
        } catch (SigningKeyRefusedException e) {
            SigningKeyView.tell(notices, e);
            return null;
        }
    }

    public void retire(String key) {
        act("signing.retired", () -> register.retire(key, me.getAccount()));
    }

    public void reinstate(String key) {
        act("signing.reinstated", () -> register.reinstate(key, me.getAccount()));
    }

    public void remove(String key) {
        act("signing.removed", () -> register.remove(key, me.getAccount()));
    }

    @FunctionalInterface
    private interface Act {
        void run() throws SigningKeyRefusedException;
    }

    private void act(String done, Act act) {
        me.require(Role.ADMINISTRATOR);
        try {
            act.run();
            notices.done(done);
        } catch (SigningKeyRefusedException e) {
            SigningKeyView.tell(notices, e);
        }
        rows = null;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Part getCertificate() {
        return certificate;
    }

    public void setCertificate(Part certificate) {
        this.certificate = certificate;
    }
}
