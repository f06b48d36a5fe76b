package tw.agencygateway.sandbox.pki;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import tw.agencygateway.sandbox.pki.CertificateFactory.Order;
import tw.agencygateway.sandbox.pki.CertificateFactory.Role;

/** Makes all keys and certificates of the test PKI. */
final class Issuing {
    private final CertificateFactory factory = new CertificateFactory();
    private final Map<Issuer, SigningKey> issuers = new EnumMap<>(Issuer.class);
    private final String url;
    private final Instant now;

    /** Takes what is made, with the name that it is kept under. */
    @FunctionalInterface
    interface Keeper {
        void keep(String alias, SigningKey key) throws GeneralSecurityException;
    }

    Issuing(String url, Instant now) {
        this.url = url;
        this.now = now;
    }

    /** @param root the root that there is already */
    void issueAll(Optional<SigningKey> root, Keeper keeper) throws GeneralSecurityException {
        for (Issuer issuer : Issuer.values()) {
            SigningKey key = issuer == Issuer.ROOT && root.isPresent() ? root.get() : authority(issuer);
            issuers.put(issuer, key);
            keeper.keep(issuer.alias(), key);
        }
        KeyPair responder = factory.newKeyPair(2048);
        for (Issuer issuer : new Issuer[] {Issuer.CA, Issuer.CA_OCSP}) {
            Order order = new Order("沙盒 OCSP 回應伺服器", years(-1), years(10), Role.RESPONDER, null);
            keeper.keep(TestPki.responderAlias(issuer), factory.issuedBy(issuers.get(issuer), order, responder));
        }
        for (Signer signer : Signer.values()) {
            KeyPair keys = factory.newKeyPair(2048);
            KeyPair weak = factory.newKeyPair(1024);
            for (Flaw flaw : Flaw.values()) {
                keeper.keep(signer.alias(flaw), signer(signer, flaw, flaw == Flaw.WEAK_KEY ? weak : keys));
            }
        }
    }

    private SigningKey authority(Issuer issuer) throws GeneralSecurityException {
        KeyPair keys = factory.newKeyPair(2048);
        if (issuer.isRoot()) {
            return factory.selfSigned(new Order(issuer.commonName(), years(-1), years(20), Role.AUTHORITY, null), keys);
        }
        return factory.issuedBy(
                issuers.get(Issuer.ROOT),
                new Order(issuer.commonName(), years(-1), years(10), Role.AUTHORITY, crlAddress(Issuer.ROOT)),
                keys);
    }

    private SigningKey signer(Signer signer, Flaw flaw, KeyPair keys) throws GeneralSecurityException {
        Order order = new Order(
                signer.commonName(),
                now.atOffset(ZoneOffset.UTC).plus(flaw.from()).toInstant(),
                now.atOffset(ZoneOffset.UTC).plus(flaw.until()).toInstant(),
                flaw == Flaw.WRONG_PURPOSE ? Role.ENCRYPTION : Role.SIGNER,
                flaw.namesList() ? crlAddress(flaw.issuer()) : null,
                flaw.namesResponder() ? url + "/pki/ocsp" : null,
                flaw == Flaw.WEAK_HASH,
                flaw == Flaw.UNKNOWN_EXTENSION);
        SigningKey issuer = issuers.get(flaw.issuer());
        if (flaw == Flaw.FORGED) {
            issuer = new SigningKey(issuers.get(Issuer.FOREIGN).key(), issuer.certificate());
        }
        return factory.issuedBy(issuer, order, keys);
    }

    private String crlAddress(Issuer issuer) {
        return url + "/pki/" + issuer.alias() + ".crl";
    }

    private Instant years(int years) {
        return now.atOffset(ZoneOffset.UTC).plus(Period.ofYears(years)).toInstant();
    }
}
