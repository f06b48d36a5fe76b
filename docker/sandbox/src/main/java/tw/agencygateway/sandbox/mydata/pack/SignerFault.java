package tw.agencygateway.sandbox.mydata.pack;

import java.util.List;
import java.util.function.Consumer;
import tw.agencygateway.sandbox.fault.Bend;
import tw.agencygateway.sandbox.fault.Parameter;
import tw.agencygateway.sandbox.fault.Parameters;
import tw.agencygateway.sandbox.pki.Flaw;
import tw.agencygateway.sandbox.pki.Signer;

/** How the certificate of a DP package's signer can be wrong, or what is said of it. All packages of the transaction are so signed. */
public enum SignerFault implements Bend<DpDraft> {
    CERTIFICATE_REVOKED(Flaw.REVOKED),
    CERTIFICATE_EXPIRED(Flaw.EXPIRED),
    CERTIFICATE_NOT_YET_VALID(Flaw.NOT_YET_VALID),
    CERTIFICATE_OF_FOREIGN_ROOT(Flaw.FOREIGN),
    CERTIFICATE_WITH_WEAK_KEY(Flaw.WEAK_KEY),
    CERTIFICATE_WITH_WEAK_HASH(Flaw.WEAK_HASH),
    CERTIFICATE_OF_WRONG_PURPOSE(Flaw.WRONG_PURPOSE),
    CERTIFICATE_WITH_UNKNOWN_EXTENSION(Flaw.UNKNOWN_EXTENSION),
    CERTIFICATE_FORGED(Flaw.FORGED),
    CERTIFICATE_NOBODY_TELLS_OF(Flaw.UNTOLD),
    CRL_STALE(Flaw.STALE_CRL),
    OCSP_GOOD(Flaw.OCSP_GOOD),
    OCSP_REVOKED(Flaw.OCSP_REVOKED),
    OCSP_UNKNOWN(Flaw.OCSP_UNKNOWN),
    OCSP_STALE(Flaw.OCSP_STALE),
    OCSP_REPLAYED(Flaw.OCSP_REPLAYED),
    OCSP_WRONG_RESPONDER(Flaw.OCSP_WRONG_RESPONDER),
    OCSP_TRY_LATER(Flaw.OCSP_TRY_LATER),
    OCSP_HUGE(Flaw.OCSP_HUGE),
    OCSP_SLOW(Flaw.OCSP_SLOW),
    OTHER_SIGNER(draft -> draft.signer = draft.signer == Signer.DP_1 ? Signer.DP_2 : Signer.DP_1);

    private final Consumer<DpDraft> change;

    SignerFault(Flaw flaw) {
        this(draft -> draft.flaw = flaw);
    }

    SignerFault(Consumer<DpDraft> change) {
        this.change = change;
    }

    @Override
    public void bend(DpDraft draft, Parameters given) {
        change.accept(draft);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public String stage() {
        return "signer";
    }
}
