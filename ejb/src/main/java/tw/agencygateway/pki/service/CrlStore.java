package tw.agencygateway.pki.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import tw.agencygateway.pki.entity.CrlFacts;
import tw.agencygateway.pki.entity.CrlSummary;
import tw.agencygateway.pki.entity.PkiStamp;
import tw.agencygateway.pki.entity.PkiStampRepository;
import tw.agencygateway.pki.entity.StoredCrl;
import tw.agencygateway.pki.entity.StoredCrlRepository;
import tw.agencygateway.pki.service.CrlRefusedException.Reason;

/** Keeps the newest revocation list of each series, once its signature is verified. */
@Stateless
public class CrlStore {
    private static final Duration CLAIM = Duration.ofMinutes(10);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(30);
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);
    private static final int CLAIMED_AT_ONCE = 5;

    @Inject
    StoredCrlRepository crls;

    @Inject
    PkiStampRepository stamps;

    @Inject
    Authorities authorities;

    @Inject
    Clock clock;

    /**
     * Takes a list that an administrator has handed in.
     *
     * @param bytes DER or PEM
     */
    public void importList(byte[] bytes) throws CrlRefusedException {
        store(bytes, StoredCrl.IMPORTED);
    }

    /** Takes a list that was fetched from an address. In a transaction of its own: a verification that needs it may be under way. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void take(byte[] bytes, String address) throws CrlRefusedException {
        store(bytes, address);
    }

    private void store(byte[] bytes, String source) throws CrlRefusedException {
        Instant now = clock.instant();
        SignedCrl list = SignedCrl.parse(bytes);
        list.requireSignedByOneOf(authorities.all());
        if (list.isIssuedAfter(now.plus(CLOCK_DIFFERENCE))) {
            throw new CrlRefusedException(Reason.NOT_GENUINE, "The revocation list comes from the future");
        }
        CrlFacts facts = list.facts();
        Optional<StoredCrl> stored = crls.findSeriesOf(facts);
        if (stored.isPresent() && stored.get().isNewerThan(facts)) {
            throw new CrlRefusedException(Reason.OLDER, "A newer revocation list of this issuer is stored");
        }
        if (!source.equals(StoredCrl.IMPORTED)) {
            crls.fromSource(source).forEach(StoredCrl::endFetching);
        }
        if (stored.isPresent()) {
            stored.get().renew(facts, list.der(), source, now);
        } else {
            crls.add(new StoredCrl(facts, list.der(), source, now));
        }
        stamps.raise(PkiStamp.STORED_CRL);
    }

    public List<CrlSummary> list() {
        return crls.summaries();
    }

    /** Where the list is gone, nothing is done. An older one can be stored after that. */
    public void remove(long id) {
        crls.find(id).ifPresent(crls::remove);
        stamps.raise(PkiStamp.STORED_CRL);
    }

    /** Changes with every list that any node stores or removes. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public long stamp() {
        return stamps.read(PkiStamp.STORED_CRL);
    }

    /** The lists of an issuer, as committed now, DER. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public List<byte[]> encodedOf(X500Principal issuer) {
        return crls.ofIssuer(issuer).stream().map(StoredCrl::der).toList();
    }

    /** Addresses of lists that are due for fetching; for ten minutes no other node gets them. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public List<String> claimDue() {
        Instant now = clock.instant();
        List<String> addresses = new ArrayList<>();
        for (StoredCrl crl : crls.lockDueAt(now, CLAIMED_AT_ONCE)) {
            crl.claim(now.plus(CLAIM));
            addresses.add(crl.source());
        }
        return addresses;
    }

    /** Notes that an address did not give a list that could be taken. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void postpone(String address, String why) {
        Instant next = clock.instant().plus(AFTER_FAILURE);
        crls.fromSource(address).forEach(crl -> crl.postpone(why, next));
    }
}
