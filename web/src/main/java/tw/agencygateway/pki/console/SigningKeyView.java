package tw.agencygateway.pki.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tw.agencygateway.access.console.CurrentAdministrator;
import tw.agencygateway.access.entity.Role;
import tw.agencygateway.pki.protocol.CertificateRequest;
import tw.agencygateway.pki.service.SigningKeyRefusedException;
import tw.agencygateway.pki.service.SigningKeyRegister;
import tw.agencygateway.pki.service.SigningToken;
import tw.agencygateway.platform.console.Notices;

/** A new signing key: made here or in the token, out of a PKCS#12 file, or one that lies in the token already. */
@Named
@RequestScoped
public class SigningKeyView {
    private static final String ROOM = "/admin/signing.xhtml?faces-redirect=true";
    private static final List<Integer> SIZES = List.of(2048, 3072, 4096);

    @Inject
    private SigningKeyRegister register;

    @Inject
    private SigningToken token;

    @Inject
    private CurrentAdministrator me;

    @Inject
    private Notices notices;

    private String name;
    private boolean inToken;
    private int bits = SIZES.get(0);
    private String organization;
    private String unit;
    private String commonName;
    private String label;
    private String password;
    private Part file;

    public boolean isTokenThere() {
        return token.isConfigured();
    }

    public List<Integer> getSizes() {
        return SIZES;
    }

    public String make() throws IOException {
        CertificateRequest.Subject subject = new CertificateRequest.Subject(
                organization.strip(), Optional.ofNullable(unit).map(String::strip), commonName.strip());
        return add("signing.made", () -> {
            if (inToken) {
                register.makeInToken(name.strip(), bits, subject, me.getAccount());
            } else {
                register.make(name.strip(), bits, subject, me.getAccount());
            }
        });
    }

    public String takeFile() throws IOException {
        return add(
                "signing.taken",
                () -> register.takePkcs12(
                        name.strip(), UploadedFile.bytes(file), password.toCharArray(), me.getAccount()));
    }

    public String takeFromToken() throws IOException {
        return add("signing.taken", () -> {
            Optional<byte[]> certificate = file == null ? Optional.empty() : Optional.of(UploadedFile.bytes(file));
            register.takeFromToken(name.strip(), label.strip(), certificate, me.getAccount());
        });
    }

    @FunctionalInterface
    private interface Act {
        void run() throws SigningKeyRefusedException, IOException;
    }

    private String add(String done, Act act) throws IOException {
        me.require(Role.ADMINISTRATOR);
        try {
            act.run();
            notices.afterRedirect(done, name.strip());
            return ROOM;
        } catch (SigningKeyRefusedException e) {
            tell(notices, e);
            return null;
        }
    }

    static void tell(Notices notices, SigningKeyRefusedException e) {
        notices.error("signing.refused." + e.reason().name().toLowerCase(Locale.ROOT), e.getMessage());
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public boolean isInToken() {
        return inToken;
    }

    public void setInToken(boolean inToken) {
        this.inToken = inToken;
    }

    public int getBits() {
        return bits;
    }

    public void setBits(int bits) {
        this.bits = bits;
    }

    public String getOrganization() {
        return organization;
    }

    public void setOrganization(String organization) {
        this.organization = organization;
    }

    public String getUnit() {
        return unit;
    }

    public void setUnit(String unit) {
        this.unit = unit;
    }

    public String getCommonName() {
        return commonName;
    }

    public void setCommonName(String commonName) {
        this.commonName = commonName;
    }

    public String getLabel() {
        return label;
    }

    public void setLabel(String label) {
        this.label = label;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
