package tw.agencygateway.platform.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.config.TinkConfig2026;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfSet;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The keys that everything else is sealed with: a Tink AEAD keyset (AES-256-GCM) and a Tink PRF keyset (HMAC-SHA256). Never changed:
 * a rotation makes another one.
 *
 * <p>As text: one JSON object with the members {@code aead} and {@code prf}, each a Tink keyset in its JSON form, and {@code made}, which
 * has for the id of each AEAD key the instant of its making; one that was made before there was this member has none; and {@code removed},
 * the ids of the AEAD keys that there were once: a key that is in neither is another keyset's. Sealing is done with the primary AEAD key. The PRF keyset never changes, or nothing would be found by its blind index any more.
 */
public final class MasterKeyset {
    private static final int PRF_BYTES = 32;
    private static final byte INDEX = 1;
    private static final byte HANDLE = 2;
    private static final byte TINK = 1;

    private final KeysetHandle aeadKeys;
    private final KeysetHandle prfKeys;
    private final Map<Integer, Instant> made;
    private final Set<Integer> removed;
    private final Aead aead;
    private final PrfSet prf;

    private MasterKeyset(KeysetHandle aeadKeys, KeysetHandle prfKeys, Map<Integer, Instant> made, Set<Integer> removed)
            throws GeneralSecurityException {
        this.aeadKeys = aeadKeys;
        this.prfKeys = prfKeys;
        this.made = made;
        this.removed = removed;
        this.aead = aeadKeys.getPrimitive(TinkConfig2026.get(), Aead.class);
        this.prf = prfKeys.getPrimitive(TinkConfig2026.get(), PrfSet.class);
    }

    /**
     * One AEAD key.
     *
     * @param id 32 bits, unsigned; every seal begins with it
     * @param primary whether it seals
     * @param enabled whether it opens
     * @param made when, or null where that was not noted yet
     */
    public record Key(long id, boolean primary, boolean enabled, Instant made) {
        /** What every seal made with this key begins with: Tink's prefix, 5 bytes. */
        byte[] mark() {
            return ByteBuffer.allocate(1 + Integer.BYTES)
                    .put(TINK)
                    .putInt((int) id)
                    .array();
        }
    }

    static MasterKeyset generate(Instant now) {
        try {
            KeysetHandle aead = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TinkConfig2026.get());
            return new MasterKeyset(
                    aead,
                    KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF, TinkConfig2026.get()),
                    Map.of(aead.getPrimary().getId(), now),
                    Set.of());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java runtime lacks AES-GCM or HMAC-SHA256", e);
        }
    }

    /** @throws GeneralSecurityException where the text is not what {@link #toText()} writes */
    static MasterKeyset parse(String text) throws GeneralSecurityException {
        try (var reader = Json.createReader(new StringReader(text))) {
            JsonObject json = reader.readObject();
            KeysetHandle aead = keyset(json, "aead");
            for (int i = 0; i < aead.size(); i++) {
                if (!PredefinedAeadParameters.AES256_GCM.equals(
                        aead.getAt(i).getKey().getParameters())) {
                    throw new GeneralSecurityException("not a master keyset: a key of another kind");
                }
            }
            return new MasterKeyset(aead, keyset(json, "prf"), made(json), removed(json));
        } catch (JsonException
                | DateTimeParseException
                | ClassCastException
                | IllegalArgumentException e) { // the last is how Tink refuses a number that it does not know
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

    private static Map<Integer, Instant> made(JsonObject json) {
        if (!json.containsKey("made")) {
            return Map.of();
        }
        JsonObject instants = json.getJsonObject("made");
        return instants.keySet().stream()
                .collect(Collectors.toMap(Integer::parseUnsignedInt, id -> Instant.parse(instants.getString(id))));
    }

    private static Set<Integer> removed(JsonObject json) {
        return json.containsKey("removed")
                ? json.getJsonArray("removed").getValuesAs(JsonString.class).stream()
                        .map(id -> Integer.parseUnsignedInt(id.getString()))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    String toText() {
        try {
            String instants = keys().stream()
                    .filter(key -> key.made() != null)
                    .map(key -> "\"" + key.id() + "\": \"" + key.made() + "\"")
                    .collect(Collectors.joining(", "));
            String gone = removed.stream()
                    .map(id -> "\"" + Integer.toUnsignedString(id) + "\"")
                    .collect(Collectors.joining(", "));
            return "{\"aead\": " + json(aeadKeys) + ",\n\"prf\": " + json(prfKeys) + ",\n\"made\": {" + instants
                    + "},\n\"removed\": [" + gone + "]}\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A keyset in use cannot be written", e);
        }
    }

    private static String json(KeysetHandle keys) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(keys, TinkConfig2026.get(), InsecureSecretKeyAccess.get());
    }

    /** The AEAD keys, the one that was made or switched on again first before the others. */
    List<Key> keys() {
        return IntStream.range(0, aeadKeys.size())
                .mapToObj(aeadKeys::getAt)
                .map(entry -> new Key(
                        Integer.toUnsignedLong(entry.getId()),
                        entry.isPrimary(),
                        entry.getStatus() == KeyStatus.ENABLED,
                        made.get(entry.getId())))
                .toList();
    }

    Key primary() {
        return keys().stream().filter(Key::primary).findFirst().orElseThrow();
    }

    Optional<Key> key(long id) {
        return keys().stream().filter(key -> key.id() == id).findFirst();
    }

    /** A key of the other keyset that this one neither has nor ever had, if there is one. */
    Optional<Key> unknownOf(MasterKeyset other) {
        return other.keys().stream()
                .filter(key -> key(key.id()).isEmpty() && !removed.contains((int) key.id()))
                .findFirst();
    }

    /** These keys and a new one, which seals from now on. */
    MasterKeyset withNewPrimary(Instant now) {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(aeadKeys)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary());
        return with(builder, now, removed);
    }

    /** These keys, of which one opens no more. */
    MasterKeyset withDisabled(long id) {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(aeadKeys);
        builder.getAt(index(id)).setStatus(KeyStatus.DISABLED);
        return with(builder, null, removed);
    }

    /** These keys, of which one opens again, and counts as the youngest: nodes that were away may know it as switched off. */
    MasterKeyset withEnabled(long id) {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(aeadKeys)
                .deleteAt(index(id))
                .addEntry(KeysetHandle.importKey(aeadKeys.getAt(index(id)).getKey()));
        return with(builder, null, removed);
    }

    /** These keys without one. */
    MasterKeyset without(long id) {
        Set<Integer> gone = new TreeSet<>(removed);
        gone.add((int) id);
        return with(KeysetHandle.newBuilder(aeadKeys).deleteAt(index(id)), null, gone);
    }

    /** The same keys, sealing with the one that the most nodes have in use: the oldest. */
    MasterKeyset sealingWithTheOldest() {
        Key oldest = keys().stream().filter(Key::enabled).findFirst().orElseThrow();
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(aeadKeys);
        builder.getAt(index(oldest.id())).makePrimary();
        return with(builder, null, removed);
    }

    private int index(long id) {
        return IntStream.range(0, aeadKeys.size())
                .filter(i -> aeadKeys.getAt(i).getId() == (int) id)
                .findFirst()
                .orElseThrow();
    }

    private MasterKeyset with(KeysetHandle.Builder builder, Instant newKeyMade, Set<Integer> gone) {
        try {
            KeysetHandle keys = builder.setConfiguration(TinkConfig2026.get()).build();
            Map<Integer, Instant> instants = new TreeMap<>(made);
            if (newKeyMade != null) {
                instants.put(keys.getPrimary().getId(), newKeyMade);
            }
            return new MasterKeyset(keys, prfKeys, instants, gone);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A keyset that must have one enabled primary key has none", e);
        }
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
