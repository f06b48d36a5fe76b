package tw.agencygateway.mydata.sp.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import tw.agencygateway.mydata.sp.entity.SpFile;
import tw.agencygateway.mydata.sp.entity.SpReason;
import tw.agencygateway.mydata.sp.entity.SpState.Kept;
import tw.agencygateway.mydata.sp.entity.SpTransaction;
import tw.agencygateway.mydata.sp.entity.SpTransactions;
import tw.agencygateway.platform.service.AgencyError;
import tw.agencygateway.platform.service.AgencyException;
import tw.agencygateway.vault.service.Vault;

/** What the Agency API and the console ask of a transaction after its start. */
@Stateless
public class TransactionRequests {

    @Inject
    private SpTransactions transactions;

    @Inject
    private SpConfiguration configuration;

    @Inject
    private Vault vault;

    @Inject
    private Clock clock;

    /** A verified file, opened for reading; the caller closes the content. */
    public record OpenFile(SpFile file, SeekableByteChannel content) {}

    /** The API client's transaction; one of a service that it may not use is as unknown as any. */
    public SpTransaction of(Agency agency, UUID txId) {
        return transactions
                .byTxId(txId)
                .filter(transaction ->
                        agency.services().contains(transaction.service().clientId()))
                .orElseThrow(TransactionRequests::unknown);
    }

    /** The API client's transaction with its verified files and report; refused unless the files may be handed out. */
    public SpTransaction ready(Agency agency, UUID txId) {
        SpTransaction transaction = whenReady(of(agency, txId));
        transaction.files();
        return transaction;
    }

    /**
     * Opens a verified file.
     *
     * @param number 1 for the first of {@link #files}
     * @throws IOException when the vault cannot give it
     */
    public OpenFile open(Agency agency, UUID txId, int number) throws IOException {
        SpTransaction transaction = whenReady(of(agency, txId));
        List<SpFile> files = transaction.files();
        if (number < 1 || number > files.size()) {
            throw new AgencyException(AgencyError.UNKNOWN_FILE, "1 to " + files.size());
        }
        SpFile file = files.get(number - 1);
        return new OpenFile(
                file,
                vault.open(txId, transaction.holdings().vaultKey().orElseThrow())
                        .open(file.objectName()));
    }

    /** Sets a transaction's verification due again; false where its state does not allow it. */
    public boolean verifyAgain(UUID txId) {
        return transactions
                .lockByTxId(txId)
                .orElseThrow(TransactionRequests::unknown)
                .verifyAgain(configuration.times(), clock.instant());
    }

    /**
     * Ends a transaction; its key is gone when this returns.
     *
     * @throws AgencyException HELD where a legal hold keeps the data
     */
    public void end(UUID txId, SpReason why) {
        boolean ended = transactions
                .lockByTxId(txId)
                .orElseThrow(TransactionRequests::unknown)
                .erase(why, configuration.times(), clock.instant());
        if (!ended) {
            throw new AgencyException(AgencyError.HELD, "an administrator of the gateway can release it");
        }
    }

    private static SpTransaction whenReady(SpTransaction transaction) {
        boolean told = transaction.state().told().equals("ready");
        if (!told || !transaction.state().keeps(Kept.FILES)) {
            throw new AgencyException(
                    AgencyError.NOT_READY,
                    "the transaction is " + transaction.state().told());
        }
        return transaction;
    }

    private static AgencyException unknown() {
        return new AgencyException(AgencyError.UNKNOWN_TRANSACTION, "tx_id");
    }
}
