package tw.agencygateway.platform.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import tw.agencygateway.platform.service.MasterKeysetStore.Held;

/** Keeps this node's master keyset the database's, and tells the others how far it is. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class KeysetFollowing {
    private static final Logger LOG = System.getLogger(KeysetFollowing.class.getName());

    @Inject
    MasterKeys keys;

    @Inject
    KeysetToken token;

    @Inject
    StorageConfiguration storage;

    @Inject
    KeyRotation rotation;

    /** Takes over a change; the node that cannot goes on with what it has, and says so. */
    public void follow() {
        long version = 0;
        try {
            Held held = keys.follow();
            version = held.durable() ? held.version() : 0;
        } catch (StartRefusedException e) {
            LOG.log(Level.ERROR, "This node cannot take over the master keys: {0}", e.getMessage());
        }
        rotation.report(node(), version);
    }

    /** The host and where the keyset is: two nodes that share a file are one here. */
    private String node() {
        return host() + " " + token.key().orElseGet(() -> storage.masterKeyset().toString());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
