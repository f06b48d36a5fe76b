package tw.agencygateway.pki.service;

import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import tw.agencygateway.pki.entity.SigningKey;
import tw.agencygateway.pki.entity.SigningKeyRepository;
import tw.agencygateway.platform.entity.SealedColumn;
import tw.agencygateway.platform.service.MasterKeys;

/** The keys that the agency signs with. A private key goes in and comes out only to be signed with. */
@Stateless
public class SigningKeys {

    @Produces
    private static final SealedColumn PRIVATE_KEY = SealedColumn.of("signing_key", "private_key", "name");

    @Inject
    private SigningKeyRepository keys;

    @Inject
    private MasterKeys masterKeys;

    @Inject
    private Clock clock;

    /**
     * A key to sign with.
     *
     * @param version tells one state of the key from another
     */
    public record Usable(String name, Instant version, PrivateKey key, X509Certificate certificate) {

        /** Tells nothing of the key. */
        @Override
        public String toString() {
            return "Usable[" + name + "]";
        }
    }

    /**
     * Takes the RSA key of a PKCS#12 file, in the place of the one that has the name.
     *
     * @throws SigningKeyRefusedException where it holds no such key, or not just one
     */
    public void importPkcs12(String name, byte[] file, char[] password) throws SigningKeyRefusedException {
        Usable imported = read(name, file, password);
        byte[] sealed = masterKeys.seal(imported.key().getEncoded(), PRIVATE_KEY.context(name));
        Instant now = clock.instant();
        Optional<SigningKey> known = keys.byName(name);
        if (known.isEmpty()) {
            keys.add(new SigningKey(name, sealed, imported.certificate(), now));
        } else if (!hasCertificate(known.get(), imported.certificate())) {
            known.get().replace(sealed, imported.certificate(), now);
        }
    }

    private static boolean hasCertificate(SigningKey key, X509Certificate certificate) {
        try {
            return parse(key.certificate()).equals(certificate);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored certificate is none", e);
        }
    }

    /** All keys, the newest first. */
    public List<SigningKey> list() {
        return keys.list();
    }

    /** The newest key whose certificate is valid now. */
    public Optional<Usable> inForce() {
        return keys.inForce(clock.instant()).map(this::usable);
    }

    private Usable usable(SigningKey key) {
        try {
            byte[] pkcs8 = masterKeys.open(key.privateKey(), PRIVATE_KEY.context(key.name()));
            PrivateKey privateKey = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            return new Usable(key.name(), key.addedAt(), privateKey, parse(key.certificate()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored signing key is none", e);
        }
    }

    private static X509Certificate parse(byte[] der) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static Usable read(String name, byte[] file, char[] password) throws SigningKeyRefusedException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(file), password);
            List<String> aliases = Collections.list(store.aliases());
            if (aliases.size() != 1) {
                throw new SigningKeyRefusedException("the PKCS#12 file is to hold one key");
            }
            Key key = store.getKey(aliases.get(0), password);
            if (!(key instanceof PrivateKey privateKey)
                    || !key.getAlgorithm().equals("RSA")
                    || !(store.getCertificate(aliases.get(0)) instanceof X509Certificate certificate)) {
                throw new SigningKeyRefusedException("the PKCS#12 file is to hold an RSA key and its certificate");
            }
            return new Usable(name, Instant.EPOCH, privateKey, certificate);
        } catch (IOException | GeneralSecurityException e) {
            // no cause: it may quote the password
            throw new SigningKeyRefusedException("the PKCS#12 file does not open with this password");
        }
    }
}
