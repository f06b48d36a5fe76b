package tw.agencygateway.pki.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import tw.agencygateway.pki.entity.OcspResponder;
import tw.agencygateway.pki.entity.OcspResponderRepository;
import tw.agencygateway.pki.entity.PkiStamp;
import tw.agencygateway.pki.entity.PkiStampRepository;

/** Keeps the OCSP responders that certificates named: how each is asked, and how the newest question went. */
@Stateless
public class OcspResponders {
    @Inject
    OcspResponderRepository responders;

    @Inject
    PkiStampRepository stamps;

    @Inject
    Clock clock;

    /** By address. */
    public List<OcspResponder> list() {
        return responders.all();
    }

    /** Changes how one is asked; where it is gone, nothing is done. */
    public void configure(long id, boolean asked, OcspResponder.CertId certId, OcspResponder.Nonce nonce) {
        responders.find(id).ifPresent(responder -> responder.configure(asked, certId, nonce));
        stamps.raise(PkiStamp.OCSP_RESPONDER);
    }

    /** Registers a responder ahead of its first question, or changes how it is asked. */
    public void configure(String address, boolean asked, OcspResponder.CertId certId, OcspResponder.Nonce nonce) {
        responders.addUnlessThere(address, clock.instant());
        OcspResponder responder = responders.at(address).orElseThrow();
        responder.configure(asked, certId, nonce);
        stamps.raise(PkiStamp.OCSP_RESPONDER);
    }

    /** The responder at an address, known from now on. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public OcspResponder seen(String address) {
        Optional<OcspResponder> known = responders.at(address);
        if (known.isPresent()) {
            return known.get();
        }
        responders.addUnlessThere(address, clock.instant());
        return responders.at(address).orElseThrow();
    }

    /** Notes an answer that counts. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void answered(OcspResponder responder) {
        responders.answered(responder.address(), clock.instant());
    }

    /** Notes a question without an answer that counts. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void failed(OcspResponder responder, String why) {
        responders.failed(responder.address(), why, clock.instant());
    }

    /** Whether the newest question to some responder had no answer that counts. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean isAnyFailing() {
        return responders.isAnyFailing();
    }

    /** Changes when one is to be asked in another way. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public long stamp() {
        return stamps.read(PkiStamp.OCSP_RESPONDER);
    }
}
