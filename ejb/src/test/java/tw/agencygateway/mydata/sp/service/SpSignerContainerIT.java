package tw.agencygateway.mydata.sp.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import tw.agencygateway.mydata.sp.entity.SpDataSet;
import tw.agencygateway.mydata.sp.entity.SpSigner;
import tw.agencygateway.mydata.sp.entity.SpSigners;

/** Signers that are recorded and confirmed while somebody saves the service's form, on the real database: runs inside the server. */
class SpSignerContainerIT extends SpFlowCase {

    private static final String CA = "CN=Example CA,C=TW";
    private static final String SIGNER = "CN=Example Agency,C=TW";

    @Inject
    private SpSigners signers;

    @Inject
    private ServiceRegister register;

    @Inject
    private Race race;

    @Resource
    private UserTransaction database;

    @Test
    void aSignerThatIsRecordedWhileTheFormIsSavedIsNotLost() throws Exception {
        race.run(this::record, this::save).get();

        assertEquals(Optional.of(new SpSigner(CA, SIGNER, false)), signer());
    }

    @Test
    void aSignerThatIsConfirmedWhileTheFormIsSavedStaysConfirmed() throws Exception {
        inTransaction(this::record);

        race.run(() -> signers.confirm(service, SpStory.RESOURCE, CA, SIGNER), this::save)
                .get();

        assertEquals(Optional.of(new SpSigner(CA, SIGNER, true)), signer());
    }

    @Test
    void aSignerThatIsForgottenWhileTheFormIsSavedStaysForgotten() throws Exception {
        inTransaction(this::record);

        race.run(() -> signers.forget(service, SpStory.RESOURCE, CA, SIGNER), this::save)
                .get();

        assertEquals(Optional.empty(), signer());
    }

    @Test
    void aFormThatIsSavedWhileASignerIsRecordedIsWaitedFor() throws Exception {
        boolean recorded =
                race.run(this::save, () -> inTransaction(this::record)).get();

        assertTrue(recorded);
        assertEquals(Optional.of(new SpSigner(CA, SIGNER, false)), signer());
    }

    @Test
    void whatIsKnownIsKnownOfOneDataSetOnly() throws Exception {
        assertFalse(signers.isKnown(service, SpStory.RESOURCE));

        inTransaction(this::record);

        assertTrue(signers.isKnown(service, SpStory.RESOURCE));
        assertFalse(signers.isKnown(service, "API.Another1"));
        assertFalse(signers.isKnown("CLI.ANOTHER", SpStory.RESOURCE));
        assertFalse(inTransaction(this::record), "only the first signer is recorded");
    }

    private boolean record() {
        return signers.record(service, SpStory.RESOURCE, CA, SIGNER);
    }

    /** Saves the form as it was. */
    private Void save() throws Exception {
        story.renew(service, CREDENTIALS, platform.url());
        return null;
    }

    private Optional<SpSigner> signer() throws Exception {
        return inTransaction(() -> register.find(service).orElseThrow())
                .dataSet(SpStory.RESOURCE)
                .flatMap(SpDataSet::signer);
    }

    private <T> T inTransaction(Callable<T> work) throws Exception {
        database.begin();
        try {
            return work.call();
        } finally {
            database.commit();
        }
    }
}
