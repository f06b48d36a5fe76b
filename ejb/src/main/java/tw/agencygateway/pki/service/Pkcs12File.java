package tw.agencygateway.pki.service;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import tw.agencygateway.pki.service.SigningKeyRefusedException.Reason;

/** What a PKCS#12 file holds: one RSA key and its certificate. */
record Pkcs12File(PrivateKey key, X509Certificate certificate) {

    static Pkcs12File read(byte[] bytes, char[] password) throws SigningKeyRefusedException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), password);
            List<String> keys = Collections.list(store.aliases()).stream()
                    .filter(alias -> isKey(store, alias))
                    .toList();
            if (keys.size() != 1) {
                throw new SigningKeyRefusedException(Reason.NOT_ONE_KEY, "the PKCS#12 file is to hold one key");
            }
            Key key = store.getKey(keys.get(0), password);
            if (!(key instanceof PrivateKey privateKey)
                    || !key.getAlgorithm().equals("RSA")
                    || !(store.getCertificate(keys.get(0)) instanceof X509Certificate certificate)) {
                throw new SigningKeyRefusedException(
                        Reason.NOT_ONE_KEY, "the PKCS#12 file is to hold an RSA key and its certificate");
            }
            return new Pkcs12File(privateKey, certificate);
        } catch (IOException | GeneralSecurityException e) {
            // no cause: it may quote the password
            throw new SigningKeyRefusedException(
                    Reason.NOT_OPENED, "the PKCS#12 file does not open with this password");
        }
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key store that was not loaded", e);
        }
    }

    /** Tells nothing of the key. */
    @Override
    public String toString() {
        return "Pkcs12File[…]";
    }
}
