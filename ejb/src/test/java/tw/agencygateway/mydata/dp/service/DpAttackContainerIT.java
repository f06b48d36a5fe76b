package tw.agencygateway.mydata.dp.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tw.agencygateway.eventlog.entity.EventCode;
import tw.agencygateway.mydata.dp.entity.DpReason;
import tw.agencygateway.mydata.dp.entity.DpRequest;
import tw.agencygateway.mydata.dp.entity.DpState;
import tw.agencygateway.mydata.dp.service.SourceException.Kind;

/** Counterparties that are slow or hang, and administrators who act in the middle of a call: runs inside the server. */
class DpAttackContainerIT extends DpFlowCase {

    private static final long SLOWER_THAN_THE_SHORT_WAIT = 1800;
    private static final int HUNG = 12;

    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        source.gate.countDown();
        callers.shutdownNow();
    }

    @Test
    void anAuthorizationServerThatIsSlowOnEveryCallDoesNotKeepTheFileBack() throws Exception {
        gsp.takes(SLOWER_THAN_THE_SHORT_WAIT);
        assertEquals(429, story.ask(resource, "token").status());
        settle(DpState.READY);

        assertEquals(200, story.ask(resource, "token").status());
        assertEquals(
                List.of(250, 250, 260, 260, 270, 270, 280),
                story.events(story.only(resource).uid()));
        gsp.forget("token");
        assertEquals(401, story.ask(resource, "token").status());
    }

    @Test
    void aFileThatNobodyCouldBeConfirmedForIsAFailureAfterTenMinutes() throws Exception {
        gsp.takes(SLOWER_THAN_THE_SHORT_WAIT);
        assertEquals(429, story.ask(resource, "token").status());
        settle(DpState.READY);
        gsp.takes(0);
        gsp.answers(503);
        assertEquals(429, story.ask(resource, "token").status());

        clock.move(Duration.ofMinutes(10));

        assertEquals(504, story.ask(resource, "token").status());
    }

    @Test
    void aSourceThatHangsCostsNobodyElse() throws Exception {
        String other = "API." + UUID.randomUUID();
        story.register(other, gsp.url(), 0, BOUND);
        String hanging = "API." + UUID.randomUUID();
        SourceStub.Behaviour hangs = story.register(hanging, gsp.url(), 0, HUNG);
        hangs.gate = new CountDownLatch(1);
        List<CompletableFuture<Integer>> stuck = new ArrayList<>();
        for (int i = 0; i < HUNG; i++) {
            gsp.knows("token" + i, person(i));
            stuck.add(asking(hanging, "token" + i));
        }
        for (CompletableFuture<Integer> call : stuck) {
            assertEquals(429, call.join());
        }

        assertEquals(200, story.ask(other, "token").status());
        assertTrue(hangs.asked.get() < 8, hangs.asked + " workers");
        hangs.gate.countDown();
    }

    @Test
    void aSourceThatIsDownIsLeftAlone() throws Exception {
        String down = "API." + UUID.randomUUID();
        SourceStub.Behaviour broken = story.register(down, gsp.url(), 0, HUNG);
        broken.says(Kind.UNREACHABLE, null);
        for (int i = 0; i < HUNG; i++) {
            gsp.knows("token" + i, person(i));
            assertEquals(429, story.ask(down, "token" + i).status());
        }

        assertEquals(5, broken.asked.get());
    }

    @Test
    void theDailyLimitCountsWhatBeganWithASlowAuthorizationServerToo() throws Exception {
        String limited = "API." + UUID.randomUUID();
        story.register(limited, gsp.url(), 1, BOUND);
        gsp.knows("another", OTHER);
        gsp.answers(503);
        assertEquals(429, story.ask(limited, "token").status());
        assertEquals(429, story.ask(limited, "another").status());

        gsp.answers(200);
        clock.move(Duration.ofSeconds(31));
        work.handOut();
        awaitEnds(limited);

        List<DpState> states =
                story.requests(limited).stream().map(DpRequest::state).sorted().toList();
        assertEquals(List.of(DpState.READY, DpState.FORBIDDEN), states);
    }

    @Test
    void theLogNamesTheServiceThatCollects() throws Exception {
        gsp.knows("token", PERSON, "CLI.A");
        gsp.knows("another", PERSON, "CLI.B");

        assertEquals(200, story.ask(resource, "token").status());
        assertEquals(200, story.ask(resource, "another").status());

        assertEquals(
                List.of("CLI.A", "CLI.B"), story.clients(story.only(resource).uid(), EventCode.DATA_SET_OBTAINED));
    }

    @Test
    void aDataSetThatIsDisabledWhileItsDataIsFetchedGivesNone() throws Exception {
        source.gate = new CountDownLatch(1);
        CompletableFuture<Integer> call = asking(resource, "token");
        awaitAsked(1);

        register.applyToDisable(resource);
        register.disable(resource);
        source.gate.countDown();

        assertEquals(403, call.join());
        assertEquals(DpState.GONE, story.state(resource));
    }

    @Test
    void aDataSetThatIsDisabledWhileTheTokenIsIntrospectedGivesNone() throws Exception {
        gsp.takes(500);
        CompletableFuture<Integer> call = asking(resource, "token");
        gsp.awaitCall();

        register.applyToDisable(resource);
        register.disable(resource);

        assertEquals(403, call.join());
        assertEquals(0, source.asked.get());
        assertTrue(story.requests(resource).stream().allMatch(request -> request.state() == DpState.GONE));
    }

    @Test
    void theSecretDoesNotFollowTheAuthorizationServerToAnotherPlace() throws Exception {
        DataSetForm form =
                DpStory.form(resource, gsp.url().replace("http", "https"), 0, BOUND, DpStory.stub(resource), "姓名");
        DataSetForm withoutSecret = new DataSetForm(resource, Optional.empty(), form.form(), form.source());

        InvalidDataSetException refused =
                assertThrows(InvalidDataSetException.class, () -> register.revise(withoutSecret));

        assertEquals("resource_secret: NEEDED_AGAIN", refused.getMessage());
        assertEquals(200, story.ask(resource, "token").status());
    }

    @Test
    void aFileOfAnEarlierFormIsNotHandedOut() throws Exception {
        assertEquals(200, story.ask(resource, "token").status());
        register.revise(DpStory.form(resource, gsp.url(), 0, BOUND, DpStory.stub(resource), "姓名"));
        assertEquals(200, story.ask(resource, "token").status());
        assertEquals(1, source.asked.get());

        register.revise(DpStory.form(resource, gsp.url(), 0, BOUND, DpStory.stub(resource), "全名"));

        assertEquals(200, story.ask(resource, "token").status());
        assertEquals(2, source.asked.get());
    }

    @Test
    void whatIsBeingFetchedByAnEarlierFormIsFetchedAnew() throws Exception {
        source.gate = new CountDownLatch(1);
        assertEquals(429, story.ask(resource, "token").status());
        awaitAsked(1);

        register.revise(DpStory.form(resource, gsp.url(), 0, BOUND, DpStory.stub(resource), "全名"));
        source.gate.countDown();

        settle(DpState.READY);
        assertEquals(2, source.asked.get());
        assertEquals(200, story.ask(resource, "token").status());
    }

    @Test
    void onlyTheAddressesOfDataSetsThatAreServedAreMyDatas() throws Exception {
        assertTrue(register.callers().contains("192.0.2.1"));
        register.search("").stream()
                .filter(dataSet -> dataSet.status().isServing())
                .forEach(dataSet -> disable(dataSet.resourceId()));

        assertFalse(register.callers().contains("192.0.2.1"));
    }

    @Test
    void whomAnEndedRequestWasForIsForgottenWhenNoCallIsToldOfItAnyMore() throws Exception {
        source.says(Kind.LATER, Duration.ofSeconds(5));
        assertEquals(429, story.ask(resource, "token").status());
        source.failure = null;
        source.empty = true;
        clock.move(Duration.ofSeconds(5));
        settle(DpState.EMPTY);
        clock.move(Duration.ofMinutes(10));
        retention.forgetEnded();
        assertTrue(story.only(resource).holdings().personKey().isPresent());

        clock.move(Duration.ofSeconds(1));
        retention.forgetEnded();

        assertTrue(story.only(resource).holdings().personKey().isEmpty());
        assertEquals(DpReason.NO_DATA, story.only(resource).reason().orElseThrow());
    }

    private CompletableFuture<Integer> asking(String dataSet, String token) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return story.ask(dataSet, token).status();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                callers);
    }

    private void disable(String resourceId) {
        try {
            register.applyToDisable(resourceId);
            register.disable(resourceId);
        } catch (InvalidDataSetException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitAsked(int times) throws InterruptedException {
        for (int i = 0; source.asked.get() < times && i < 100; i++) {
            Thread.sleep(50);
        }
        assertEquals(times, source.asked.get());
    }

    private void awaitEnds(String dataSet) throws InterruptedException {
        for (int i = 0;
                story.requests(dataSet).stream()
                                .anyMatch(request -> request.state().isWaiting())
                        && i < 100;
                i++) {
            Thread.sleep(50);
        }
    }
}
