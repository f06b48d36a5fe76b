package tw.agencygateway.platform.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import tw.agencygateway.platform.entity.MasterKeyCheck;
import tw.agencygateway.platform.entity.MasterKeyCheckRepository;

/**
 * Opens the master keyset and proves that it belongs to the database: the database holds a constant sealed with it, and the
 * constant's blind index. Where the database has no such row yet, this is the first start: the file is made unless the operator
 * has put one there, and the row is written.
 *
 * <p>The file is durable before the row is committed. Of two nodes that start first at the same time on one database the second waits at
 * the row's key, and must then hold the same file.
 */
@Stateless
public class MasterKeysetOpening {
    private static final String CONTEXT = "master_key_check";
    private static final String PROOF = "This database belongs to this master keyset";

    @Inject
    MasterKeyCheckRepository checks;

    @Inject
    StorageConfiguration configuration;

    @Inject
    Clock clock;

    /** @throws StartRefusedException where the file is missing, unreadable, or not the one that the database was sealed with */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public MasterKeyset open() {
        Path path = configuration.masterKeyset();
        MasterKeysetFile file = new MasterKeysetFile(path);
        boolean first = checks.claim(clock.instant());
        MasterKeyCheck check = checks.find().orElseThrow();
        if (first) {
            MasterKeyset keyset = file.read().orElseGet(file::create);
            check.prove(keyset.seal(PROOF.getBytes(UTF_8), CONTEXT), keyset.blindIndex(CONTEXT, PROOF));
            return keyset;
        }
        MasterKeyset keyset = file.read()
                .orElseThrow(
                        () -> new StartRefusedException("The database was sealed with a master keyset, and there is"
                                + " none at " + path
                                + ". Put the file back, or set gateway.master-keyset to where it is."
                                + " Without it nothing sealed can be read; a new one is not made."));
        if (!fits(keyset, check)) {
            throw new StartRefusedException("The master keyset " + path + " is not the one that the database was sealed"
                    + " with. Put the right file there, or set gateway.master-keyset to where it is.");
        }
        return keyset;
    }

    private static boolean fits(MasterKeyset keyset, MasterKeyCheck check) {
        try {
            return MessageDigest.isEqual(keyset.open(check.sealed(), CONTEXT), PROOF.getBytes(UTF_8))
                    && MessageDigest.isEqual(keyset.blindIndex(CONTEXT, PROOF), check.blindIndex());
        } catch (SealBrokenException e) {
            return false;
        }
    }
}
