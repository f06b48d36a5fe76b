package tw.agencygateway.pki.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tw.agencygateway.access.console.CurrentAdministrator;
import tw.agencygateway.access.entity.Role;
import tw.agencygateway.pki.entity.OcspResponder;
import tw.agencygateway.pki.entity.OcspResponder.CertId;
import tw.agencygateway.pki.entity.OcspResponder.Nonce;
import tw.agencygateway.pki.service.OcspResponders;
import tw.agencygateway.platform.console.Notices;

/** The OCSP responders that certificates named, and how each is asked. */
@Named
@ViewScoped
public class RespondersView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private OcspResponders responders;

    @Inject
    private CurrentAdministrator me;

    @Inject
    private Notices notices;

    private ArrayList<Row> rows;

    /** One responder, as it stands in the form. */
    public static final class Row implements Serializable {

        private static final long serialVersionUID = 1L;

        private final long id;
        private final String address;
        private final Instant answeredAt;
        private final String failure;
        private boolean asked;
        private CertId certId;
        private Nonce nonce;

        Row(OcspResponder responder) {
            this.id = responder.id();
            this.address = responder.address();
            this.answeredAt = responder.answeredAt().orElse(null);
            this.failure = responder.failure().orElse(null);
            this.asked = responder.isEnabled();
            this.certId = responder.certId();
            this.nonce = responder.nonce();
        }

        public String getAddress() {
            return address;
        }

        /** When it last gave an answer that counts, or null. */
        public Instant getAnsweredAt() {
            return answeredAt;
        }

        /** Why the newest question had no such answer, or null. */
        public String getFailure() {
            return failure;
        }

        public boolean isAsked() {
            return asked;
        }

        public void setAsked(boolean asked) {
            this.asked = asked;
        }

        public CertId getCertId() {
            return certId;
        }

        public void setCertId(CertId certId) {
            this.certId = certId;
        }

        public Nonce getNonce() {
            return nonce;
        }

        public void setNonce(Nonce nonce) {
            this.nonce = nonce;
        }
    }

    public List<Row> getRows() {
        if (rows == null) {
            rows = new ArrayList<>(responders.list().stream().map(Row::new).toList());
        }
        return rows;
    }

    public void save(Row row) {
        me.require(Role.ADMINISTRATOR);
        responders.configure(row.id, row.asked, row.certId, row.nonce);
        rows = null;
        notices.done("ocsp.saved");
    }

    public List<CertId> getCertIds() {
        return Arrays.asList(CertId.values());
    }

    public List<Nonce> getNonces() {
        return Arrays.asList(Nonce.values());
    }
}
