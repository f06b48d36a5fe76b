package tw.agencygateway.mydata.dp.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Optional;
import tw.agencygateway.mydata.dp.entity.DpState.Kept;

/**
 * What a request holds of a token and a person, all sealed, and the keyed hashes by which the next call finds it; these go with the
 * request's last word.
 */
@Embeddable
public class DpHoldings {

    private byte[] token;

    @Column(name = "token_key")
    private byte[] tokenKey;

    private byte[] person;

    @Column(name = "person_key")
    private byte[] personKey;

    @Column(name = "vault_key")
    private byte[] vaultKey;

    protected DpHoldings() {}

    DpHoldings(byte[] tokenKey, byte[] sealedToken) {
        this.tokenKey = tokenKey.clone();
        this.token = sealedToken.clone();
    }

    /**
     * A person who is known.
     *
     * @param key by which another call for the same person, data set and form finds the request
     * @param sealed what the source and the package need to know of the person
     * @param vaultKey the sealed key of the request's vault folder
     */
    public record Person(byte[] key, byte[] sealed, byte[] vaultKey) {

        @Override
        public String toString() {
            return "Person[…]";
        }
    }

    void introspected(byte[] sealedSubject) {
        person = sealedSubject.clone();
    }

    void identified(Person known) {
        personKey = known.key().clone();
        person = known.sealed().clone();
        vaultKey = known.vaultKey().clone();
    }

    void drop(DpState next) {
        token = next.keeps(Kept.TOKEN) ? token : null;
        person = next.keeps(Kept.PERSON) ? person : null;
        vaultKey = next.keeps(Kept.FILE) ? vaultKey : null;
    }

    /** From here on no call finds the request. */
    void forget() {
        tokenKey = null;
        personKey = null;
    }

    /** The token; present only in the states that keep it. */
    public Optional<byte[]> token() {
        return Optional.ofNullable(token);
    }

    /** What is known of the person; present only in the states that keep it. */
    public Optional<byte[]> person() {
        return Optional.ofNullable(person);
    }

    public Optional<byte[]> personKey() {
        return Optional.ofNullable(personKey);
    }

    /** The key of the vault folder; gone as soon as the file is not kept any more. */
    public Optional<byte[]> vaultKey() {
        return Optional.ofNullable(vaultKey);
    }
}
