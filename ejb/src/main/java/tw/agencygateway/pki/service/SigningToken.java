package tw.agencygateway.pki.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import tw.agencygateway.pki.protocol.CertificateRequest;
import tw.agencygateway.pki.protocol.RsaSigner;
import tw.agencygateway.platform.service.TokenUnusableException;

/**
 * The PKCS#11 token whose RSA keys sign packages: nothing comes out of it but signatures and certificates. A key is found by the label of
 * its certificate there, which need not be the one that is given to others.
 *
 * <p>A session that was lost, because the token was reset or its connection broke, is made anew at the next use. After a failure that takes
 * at least ten seconds; after a wrong PIN a restart. That a key is not there is no failure. Whoever uses the token waits for it ten seconds.
 */
@ApplicationScoped
public class SigningToken {
    private static final Logger LOG = System.getLogger(SigningToken.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    /** A key of 4096 bits takes some tokens that long. */
    private static final Duration NEW_KEY = Duration.ofMinutes(1);

    private static final String ATTRIBUTES = """
            attributes(generate, CKO_PRIVATE_KEY, CKK_RSA) = {
              CKA_TOKEN = true
              CKA_SENSITIVE = true
              CKA_EXTRACTABLE = false
              CKA_SIGN = true
            }
            """;

    @Inject
    SigningTokenConfiguration configuration;

    @Inject
    TokenCalls calls;

    @Inject
    Clock clock;

    private Session session;
    private Instant loginAt = Instant.MIN;
    private TokenUnusableException refused;

    /** One login; the keys' handles are good for as long as it is. */
    private record Session(KeyStore store, Map<String, PrivateKey> keys) {

        PrivateKey key(String label) throws GeneralSecurityException {
            PrivateKey known = keys.get(label);
            if (known != null) {
                return known;
            }
            if (!store.containsAlias(label)) {
                look();
            }
            if (!(store.getKey(label, null) instanceof PrivateKey key)) {
                // of a session that is not logged in any more, all private keys are hidden
                look();
                throw new TokenKeyException("the token has no RSA key with a certificate of the label " + label);
            }
            if (!key.getAlgorithm().equals("RSA")) {
                throw new TokenKeyException("the key " + label + " is not an RSA key");
            }
            if (key.getEncoded() != null) {
                throw new TokenKeyException("the key " + label + " can be taken out of the token");
            }
            keys.put(label, key);
            return key;
        }

        void requireFree(String label) throws GeneralSecurityException {
            look();
            if (store.containsAlias(label)) {
                throw new TokenKeyException("the token has something of the label " + label);
            }
        }

        /** Sees what lies in the token by now, without another login: fails where this one is over. */
        private void look() throws GeneralSecurityException {
            try {
                store.load(null, null);
            } catch (IOException e) {
                throw new KeyStoreException("the login is over", e);
            }
        }
    }

    @FunctionalInterface
    private interface Use<T> {
        T of(Session session) throws GeneralSecurityException;
    }

    public boolean isConfigured() {
        return configuration.token().isConfigured();
    }

    /** Signs with the key of that label. */
    RsaSigner signer(String label) {
        return content -> use(
                ANSWER,
                in -> RsaSigner.of(in.key(label), in.store().getProvider()).sign(content));
    }

    /**
     * The certificate that lies beside a key of that label.
     *
     * @throws TokenKeyException where there is no such key, or it can be taken out
     */
    X509Certificate certificate(String label) throws GeneralSecurityException {
        return use(ANSWER, in -> {
            in.key(label);
            return (X509Certificate) in.store().getCertificate(label);
        });
    }

    /** Makes a key that never leaves the token, under a label that is not in use there. */
    PublicKey generate(String label, int bits, CertificateRequest.Subject subject) throws GeneralSecurityException {
        return use(NEW_KEY, in -> {
            in.requireFree(label);
            KeyPairGenerator generator =
                    KeyPairGenerator.getInstance("RSA", in.store().getProvider());
            generator.initialize(bits);
            KeyPair pair = generator.generateKeyPair();
            RsaSigner signer = RsaSigner.of(pair.getPrivate(), in.store().getProvider());
            Certificate placeholder =
                    CertificateRequest.placeholder(subject, pair.getPublic(), signer, clock.instant());
            in.store().setKeyEntry(label, pair.getPrivate(), null, new Certificate[] {placeholder});
            return placeholder.getPublicKey();
        });
    }

    private <T> T use(Duration most, Use<T> use) throws GeneralSecurityException {
        try {
            return calls.call(most, () -> useNow(use));
        } catch (TimeoutException e) {
            throw configuration.token().unusable("does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw configuration.token().unusable("was not waited for", e);
        }
    }

    private <T> T useNow(Use<T> use) throws GeneralSecurityException {
        Session current = session();
        try {
            return use.of(current);
        } catch (TokenKeyException e) {
            throw e;
        } catch (GeneralSecurityException | ProviderException e) {
            if (!isOver(current)) {
                throw configuration.token().unusable("cannot be used", e);
            }
            LOG.log(Level.WARNING, "The signing token fails ({0}) and is logged in to anew", e.getMessage());
        }
        try {
            return use.of(session());
        } catch (ProviderException e) {
            throw configuration.token().unusable("cannot be used", e);
        }
    }

    private synchronized Session session() throws TokenUnusableException {
        if (session != null) {
            return session;
        }
        if (refused != null && (refused.isPinRefused() || isTooSoon())) {
            throw refused;
        }
        loginAt = clock.instant();
        try {
            session = new Session(configuration.token().logIn(ATTRIBUTES), new ConcurrentHashMap<>());
            return session;
        } catch (TokenUnusableException e) {
            refused = e;
            throw e;
        }
    }

    /** Gives a failing session up, unless it is so young that another one would hardly do better. */
    private synchronized boolean isOver(Session failing) {
        if (session == failing && isTooSoon()) {
            return false;
        }
        if (session == failing) {
            session = null;
        }
        return true;
    }

    private boolean isTooSoon() {
        return clock.instant().isBefore(loginAt.plus(PAUSE));
    }
}
