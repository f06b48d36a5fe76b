package tw.agencygateway.mydata.sp.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import tw.agencygateway.mydata.sp.entity.SpSigner;
import tw.agencygateway.mydata.sp.entity.SpSigners;
import tw.agencygateway.mydata.sp.entity.SpSigners.Entry;
import tw.agencygateway.pki.entity.PkiStamp;
import tw.agencygateway.pki.entity.PkiStampRepository;
import tw.agencygateway.pki.protocol.CertificateFacts;

/**
 * Who signs which data set (decisions row 25): recorded at first use, then confirmed or forgotten by an administrator, who can also set it in
 * the service's form. With each change what could not be judged is judged again.
 */
@Stateless
public class DataSetSigners {

    @Inject
    private SpSigners signers;

    @Inject
    private PkiStampRepository stamps;

    /** All that are known, those to be confirmed first. */
    public List<Entry> list() {
        return signers.all();
    }

    /**
     * Records the first signer of a data set.
     *
     * @return false where there is a signer already; a data set that was taken out of the service meanwhile records nothing
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean record(String clientId, String resourceId, CertificateFacts signer) {
        boolean fits = signer.issuer().length() <= SpSigner.NAME_LENGTH
                && signer.subject().length() <= SpSigner.NAME_LENGTH;
        // a name beyond that stays unconfirmed, which every report says
        return !fits
                || signers.record(clientId, resourceId, signer.issuer(), signer.subject())
                || !signers.isKnown(clientId, resourceId);
    }

    /**
     * Confirms a recorded signer.
     *
     * @return false where it is another one meanwhile
     */
    public boolean confirm(Entry entry) {
        boolean done = signers.confirm(
                entry.clientId(),
                entry.resourceId(),
                entry.signer().issuer(),
                entry.signer().subject());
        stamps.raise(PkiStamp.SIGNER_PIN); // after the service's row, as the service's form takes them
        return done;
    }

    /**
     * Forgets a signer; the next package that is verified records another.
     *
     * @return false where it is another one meanwhile
     */
    public boolean forget(Entry entry) {
        boolean done = signers.forget(
                entry.clientId(),
                entry.resourceId(),
                entry.signer().issuer(),
                entry.signer().subject());
        stamps.raise(PkiStamp.SIGNER_PIN); // after the service's row, as the service's form takes them
        return done;
    }
}
