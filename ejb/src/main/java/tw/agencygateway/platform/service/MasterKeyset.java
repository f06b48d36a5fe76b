package tw.agencygateway.platform.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.config.TinkConfig2026;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfSet;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/**
 * The keys that everything else is sealed with: a Tink AEAD keyset (AES-256-GCM) and a Tink PRF keyset (HMAC-SHA256).
 *
 * <p>As text: one JSON object with the members {@code aead} and {@code prf}, each a Tink keyset in its JSON form. The AEAD
 * keyset may hold several keys, sealing is done with the primary one; the PRF keyset's primary key must never change, or
 * nothing is found by its blind index any more.
 */
public final class MasterKeyset {
    private static final int PRF_BYTES = 32;
    private static final byte INDEX = 1;
    private static final byte HANDLE = 2;

    private final KeysetHandle aeadKeys;
    private final KeysetHandle prfKeys;
    private final Aead aead;
    private final PrfSet prf;

    private MasterKeyset(KeysetHandle aeadKeys, KeysetHandle prfKeys) throws GeneralSecurityException {
        this.aeadKeys = aeadKeys;
        this.prfKeys = prfKeys;
        this.aead = aeadKeys.getPrimitive(TinkConfig2026.get(), Aead.class);
        this.prf = prfKeys.getPrimitive(TinkConfig2026.get(), PrfSet.class);
    }

    static MasterKeyset generate() {
        try {
            return new MasterKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TinkConfig2026.get()),
                    KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF, TinkConfig2026.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java runtime lacks AES-GCM or HMAC-SHA256", e);
        }
    }

    /** @throws GeneralSecurityException where the text is not what {@link #toText()} writes */
    static MasterKeyset parse(String text) throws GeneralSecurityException {
        try (var reader = Json.createReader(new StringReader(text))) {
            JsonObject json = reader.readObject();
            return new MasterKeyset(keyset(json, "aead"), keyset(json, "prf"));
        } catch (JsonException
                | IllegalArgumentException e) { // the second is how Tink refuses a number that it does not know
            throw new GeneralSecurityException("not a master keyset", e);
        }
    }

    private static KeysetHandle keyset(JsonObject json, String name) throws GeneralSecurityException {
        if (!(json.get(name) instanceof JsonObject keyset)) {
            throw new GeneralSecurityException("not a master keyset: no " + name);
        }
        return TinkJsonProtoKeysetFormat.parseKeyset(
                keyset.toString(), TinkConfig2026.get(), InsecureSecretKeyAccess.get());
    }

    String toText() {
        try {
            return "{\"aead\": " + json(aeadKeys) + ",\n\"prf\": " + json(prfKeys) + "}\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A keyset in use cannot be written", e);
        }
    }

    private static String json(KeysetHandle keys) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(keys, TinkConfig2026.get(), InsecureSecretKeyAccess.get());
    }

    byte[] seal(byte[] plaintext, String context) {
        try {
            return aead.encrypt(plaintext, context.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealing " + context + " failed", e);
        }
    }

    byte[] open(byte[] sealed, String context) {
        try {
            return aead.decrypt(sealed, context.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException(context);
        }
    }

    byte[] blindIndex(String context, String value) {
        return compute(INDEX, context, value);
    }

    byte[] derive(String context, String value) {
        return compute(HANDLE, context, value);
    }

    /** Input of the PRF: purpose, length of the context in bytes (4, big-endian), context, value; so no two inputs meet. */
    private byte[] compute(byte purpose, String context, String value) {
        byte[] name = context.getBytes(UTF_8);
        byte[] text = value.getBytes(UTF_8);
        byte[] input = ByteBuffer.allocate(1 + Integer.BYTES + name.length + text.length)
                .put(purpose)
                .putInt(name.length)
                .put(name)
                .put(text)
                .array();
        try {
            return prf.computePrimary(input, PRF_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keyed hash of " + context + " failed", e);
        }
    }
}
