package tw.agencygateway.pki.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import tw.agencygateway.pki.entity.CrlSummary;
import tw.agencygateway.pki.entity.StoredCrl;
import tw.agencygateway.pki.entity.TrustAnchor;
import tw.agencygateway.pki.service.CrlFetching;
import tw.agencygateway.pki.service.CrlRefusedException;
import tw.agencygateway.pki.service.CrlStore;
import tw.agencygateway.pki.service.TrustAnchorRefusedException;
import tw.agencygateway.pki.service.TrustAnchors;
import tw.agencygateway.platform.client.OutboundException;
import tw.agencygateway.platform.console.Notices;

/** Trust anchors and revocation lists: what there is, and handing in more. */
@Named
@RequestScoped
public class TrustView {

    @Inject
    private TrustAnchors trustAnchors;

    @Inject
    private CrlStore crlStore;

    @Inject
    private CrlFetching crlFetching;

    @Inject
    private Notices notices;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    private String name;
    private Part certificate;
    private Part crl;
    private String address;
    private List<TrustAnchor> anchors;
    private List<CrlSummary> lists;

    public List<TrustAnchor> getAnchors() {
        if (anchors == null) {
            anchors = trustAnchors.list();
        }
        return anchors;
    }

    public List<CrlSummary> getLists() {
        if (lists == null) {
            lists = crlStore.list();
        }
        return lists;
    }

    public boolean isStale(CrlSummary list) {
        return list.isStaleAt(clock.instant());
    }

    public boolean isImported(CrlSummary list) {
        return StoredCrl.IMPORTED.equals(list.source());
    }

    /** Whether a revocation list no longer says anything about today. */
    public boolean isAnyStale() {
        return getLists().stream().anyMatch(this::isStale);
    }

    public String add() throws IOException {
        try {
            trustAnchors.add(name.strip(), UploadedFile.bytes(certificate), request.getRemoteUser());
            notices.afterRedirect("trust.added", name);
            return "/admin/trust.xhtml?faces-redirect=true";
        } catch (TrustAnchorRefusedException e) {
            notices.error("trust.refused." + e.reason().name().toLowerCase(Locale.ROOT));
            return null;
        }
    }

    public void enable(Long id) {
        trustAnchors.enable(id);
        anchors = null;
        notices.done("trust.enabled");
    }

    public void disable(Long id) {
        trustAnchors.disable(id);
        anchors = null;
        notices.done("trust.disabled");
    }

    public void remove(Long id) {
        trustAnchors.remove(id);
        anchors = null;
        notices.done("trust.removed");
    }

    public String importList() throws IOException {
        try {
            crlStore.importList(UploadedFile.bytes(crl));
            notices.afterRedirect("crl.imported");
            return "/admin/trust.xhtml?faces-redirect=true";
        } catch (CrlRefusedException e) {
            refused(e);
            return null;
        }
    }

    /** Fetches from the address that was typed; from then on it is kept fresh. */
    public void fetchTyped() {
        fetch(address.strip());
    }

    public void fetch(String source) {
        try {
            crlFetching.fetch(new URI(source));
            lists = null;
            notices.done("crl.fetched");
        } catch (CrlRefusedException e) {
            refused(e);
        } catch (OutboundException | URISyntaxException e) {
            notices.error("crl.unavailable");
        }
    }

    public void removeList(Long id) {
        crlStore.remove(id);
        lists = null;
        notices.done("crl.removed");
    }

    private void refused(CrlRefusedException e) {
        notices.error("crl.refused." + e.reason().name().toLowerCase(Locale.ROOT));
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

    public Part getCrl() {
        return crl;
    }

    public void setCrl(Part crl) {
        this.crl = crl;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }
}
