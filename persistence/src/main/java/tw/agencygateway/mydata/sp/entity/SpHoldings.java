package tw.agencygateway.mydata.sp.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.security.MessageDigest;
import java.util.Optional;
import tw.agencygateway.mydata.sp.entity.SpState.Kept;

/** The secrets of a transaction, all sealed, and a ticket's hash, which stays when the ticket is gone. */
@Embeddable
public class SpHoldings {

    private byte[] ticket;

    @Column(name = "ticket_hash")
    private byte[] ticketHash;

    @Column(name = "secret_key")
    private byte[] secretKey;

    @Column(name = "vault_key")
    private byte[] vaultKey;

    protected SpHoldings() {}

    SpHoldings(byte[] vaultKey) {
        this.vaultKey = vaultKey == null ? null : vaultKey.clone();
    }

    boolean hadTicket() {
        return ticketHash != null;
    }

    boolean hadAnotherTicketThan(byte[] hash) {
        return ticketHash != null && !MessageDigest.isEqual(ticketHash, hash);
    }

    void take(byte[] sealedTicket, byte[] hash, byte[] sealedKey) {
        ticket = sealedTicket.clone();
        ticketHash = hash.clone();
        secretKey = sealedKey.clone();
    }

    void drop(SpState next) {
        ticket = next.keeps(Kept.TICKET) ? ticket : null;
        secretKey = next.keeps(Kept.KEY) ? secretKey : null;
        vaultKey = next.isFinal() ? null : vaultKey;
    }

    /** The permission ticket; present only in the states that keep it. */
    public Optional<byte[]> ticket() {
        return Optional.ofNullable(ticket);
    }

    /** The secret_key; present only in the states that keep it. */
    public Optional<byte[]> secretKey() {
        return Optional.ofNullable(secretKey);
    }

    /** The key of the vault folder; gone as soon as the transaction ends. */
    public Optional<byte[]> vaultKey() {
        return Optional.ofNullable(vaultKey);
    }
}
