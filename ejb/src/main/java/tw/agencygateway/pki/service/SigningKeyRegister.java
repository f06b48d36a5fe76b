package tw.agencygateway.pki.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import tw.agencygateway.pki.entity.SigningKey;
import tw.agencygateway.pki.entity.SigningKeyRepository;
import tw.agencygateway.pki.protocol.CertificateRequest;
import tw.agencygateway.pki.protocol.RsaSigner;
import tw.agencygateway.pki.service.SigningKeyRefusedException.Reason;

/** What an administrator does with the signing keys. A private key goes in, or comes into being here; it never comes out. */
@Stateless
public class SigningKeyRegister {
    private static final Logger LOG = System.getLogger(SigningKeyRegister.class.getName());

    @Inject
    SigningKeyRepository keys;

    @Inject
    SigningSecrets secrets;

    @Inject
    SigningToken token;

    @Inject
    SigningCertificates certificates;

    @Inject
    Clock clock;

    /** Makes a key, and the request for its certificate. */
    public void make(String name, int bits, CertificateRequest.Subject subject, String by)
            throws SigningKeyRefusedException {
        SigningCertificates.requireSize(bits);
        requireFree(name);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            KeyPair pair = generator.generateKeyPair();
            RsaSigner signer = RsaSigner.of(
                    pair.getPrivate(),
                    Signature.getInstance(RsaSigner.ALGORITHM).getProvider());
            SigningKey key = SigningKey.sealed(name, secrets.seal(name, pair.getPrivate()), clock.instant());
            key.request(CertificateRequest.of(subject, pair.getPublic(), signer).der());
            keys.add(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a JVM without RSA", e);
        }
        tell("was made", name, by);
    }

    /** Makes a key in the token, where it has its name as its label, and the request for its certificate. */
    public void makeInToken(String name, int bits, CertificateRequest.Subject subject, String by)
            throws SigningKeyRefusedException {
        SigningCertificates.requireSize(bits);
        requireFree(name);
        try {
            PublicKey made = token.generate(name, bits, subject);
            SigningKey key = SigningKey.inToken(name, name, clock.instant());
            key.request(CertificateRequest.of(subject, made, token.signer(name)).der());
            keys.add(key);
        } catch (GeneralSecurityException e) {
            throw failed(e);
        }
        tell("was made in the token", name, by);
    }

    /** Takes the key of a PKCS#12 file. */
    public void takePkcs12(String name, byte[] file, char[] password, String by) throws SigningKeyRefusedException {
        requireFree(name);
        Pkcs12File read = Pkcs12File.read(file, password);
        SigningCertificates.requireFitting(
                read.certificate(), read.certificate().getPublicKey());
        certificates.requireSound(read.certificate());
        add(name, read);
        tell("was imported", name, by);
    }

    /**
     * Registers a key that lies in the token already.
     *
     * @param certificate DER or PEM; where there is none, the one that lies in the token
     */
    public void takeFromToken(String name, String label, Optional<byte[]> certificate, String by)
            throws SigningKeyRefusedException {
        requireFree(name);
        X509Certificate given = fitting(label, certificate);
        certificates.requireSound(given);
        addFromToken(name, label, given);
        tell("was registered from the token", name, by);
    }

    /**
     * Gives a key its certificate, or another one.
     *
     * @param bytes DER or PEM
     */
    public void certify(String name, byte[] bytes, String by) throws SigningKeyRefusedException {
        SigningKey key = find(name);
        X509Certificate certificate = SigningCertificates.read(bytes);
        SigningCertificates.requireFitting(certificate, publicKey(key));
        certificates.requireSound(certificate);
        Instant now = clock.instant();
        if (key.isUsableAt(now) && certificate.getNotBefore().toInstant().isAfter(now)) {
            throw new SigningKeyRefusedException(
                    Reason.NOT_YET_VALID, "the certificate is not valid yet, and the key's present one is");
        }
        key.certify(certificate, now);
        tell("got its certificate", name, by);
    }

    private static PublicKey publicKey(SigningKey key) throws SigningKeyRefusedException {
        if (key.certificate().isPresent()) {
            return SigningCertificates.read(key.certificate().get()).getPublicKey();
        }
        try {
            return CertificateRequest.read(key.request().orElseThrow()).publicKey();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored request is none", e);
        }
    }

    /** Nothing is signed with it from now on. */
    public void retire(String name, String by) throws SigningKeyRefusedException {
        find(name).retire(clock.instant());
        tell("was retired", name, by);
    }

    public void reinstate(String name, String by) throws SigningKeyRefusedException {
        find(name).reinstate();
        tell("was reinstated", name, by);
    }

    /** Deletes a key that was retired, or never had a certificate. What lies in a token stays there. */
    public void remove(String name, String by) throws SigningKeyRefusedException {
        SigningKey key = find(name);
        if (key.isCertified() && !key.isRetired()) {
            throw new SigningKeyRefusedException(Reason.NOT_RETIRED, "retire the key first");
        }
        keys.remove(key);
        tell("was deleted", name, by);
    }

    /** Takes the key of a PKCS#12 file, in the place of the one that has the name. Its certificate's chain is not looked at. */
    public void importPkcs12(String name, byte[] file, char[] password) throws SigningKeyRefusedException {
        Pkcs12File read = Pkcs12File.read(file, password);
        Optional<SigningKey> known = keys.byName(name);
        if (known.isEmpty()) {
            add(name, read);
        } else if (!has(known.get(), read.certificate())) {
            known.get().replace(secrets.seal(name, read.key()), read.certificate(), clock.instant());
        }
    }

    /**
     * Registers a key of the token, or gives it another certificate. Its chain is not looked at.
     *
     * @param certificate DER or PEM; where there is none, the one that lies in the token
     */
    public void importFromToken(String name, String label, Optional<byte[]> certificate)
            throws SigningKeyRefusedException {
        X509Certificate given = fitting(label, certificate);
        Optional<SigningKey> known = keys.byName(name);
        if (known.isEmpty()) {
            addFromToken(name, label, given);
        } else if (!known.get().tokenLabel().equals(Optional.of(label))) {
            throw nameTaken(name);
        } else if (!has(known.get(), given)) {
            known.get().certify(given, clock.instant());
        }
    }

    private void addFromToken(String name, String label, X509Certificate certificate) {
        Instant now = clock.instant();
        SigningKey key = SigningKey.inToken(name, label, now);
        key.certify(certificate, now);
        keys.add(key);
    }

    private void add(String name, Pkcs12File read) {
        Instant now = clock.instant();
        SigningKey key = SigningKey.sealed(name, secrets.seal(name, read.key()), now);
        key.certify(read.certificate(), now);
        keys.add(key);
    }

    private static boolean has(SigningKey key, X509Certificate certificate) {
        try {
            return key.isCertified() && Arrays.equals(key.certificate().orElseThrow(), certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a certificate without an encoding", e);
        }
    }

    /** The certificate for a key of the token: the given one, or the one that lies beside it. */
    private X509Certificate fitting(String label, Optional<byte[]> certificate) throws SigningKeyRefusedException {
        try {
            X509Certificate inToken = token.certificate(label);
            X509Certificate given = certificate.isPresent() ? SigningCertificates.read(certificate.get()) : inToken;
            SigningCertificates.requireFitting(given, inToken.getPublicKey());
            return given;
        } catch (GeneralSecurityException e) {
            throw failed(e);
        }
    }

    private SigningKey find(String name) throws SigningKeyRefusedException {
        return keys.byName(name)
                .orElseThrow(() -> new SigningKeyRefusedException(Reason.GONE, "there is no key " + name));
    }

    private void requireFree(String name) throws SigningKeyRefusedException {
        if (keys.byName(name).isPresent()) {
            throw nameTaken(name);
        }
    }

    private static SigningKeyRefusedException nameTaken(String name) {
        return new SigningKeyRefusedException(Reason.NAME_TAKEN, "another key has the name " + name);
    }

    private static SigningKeyRefusedException failed(GeneralSecurityException e) {
        LOG.log(Level.WARNING, "The signing token refuses: {0}", e.getMessage());
        return new SigningKeyRefusedException(Reason.TOKEN, e.getMessage(), e);
    }

    private static void tell(String what, String name, String by) {
        LOG.log(Level.INFO, "The signing key {0} {1} by {2}", name, what, by);
    }
}
