package tw.agencygateway.mydata.dp.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import tw.agencygateway.mydata.dp.entity.DpReason;
import tw.agencygateway.mydata.dp.entity.DpRequest;
import tw.agencygateway.mydata.dp.entity.DpState;
import tw.agencygateway.mydata.dp.service.SourceException.Kind;

/** The flow of a request on the real database and disk: runs inside the server. */
class DpFlowContainerIT extends DpFlowCase {

    @Test
    void anAnswerThatIsReadyWithinTheShortWaitComesAtOnce() throws Exception {
        DpStory.Answer answer = story.ask(resource, "token");

        assertEquals(200, answer.status());
        assertTrue(answer.body().contains(PERSON));
        DpRequest request = story.only(resource);
        assertEquals(DpState.READY, request.state());
        assertTrue(request.holdings().person().isEmpty());
        assertEquals(Optional.of("CLI.TEST000001"), request.clientId());
        assertEquals(List.of(250, 260, 270, 280), story.events(request.uid()));
    }

    @Test
    void theSamePersonAskedAgainGetsTheSameFileUntilItsTimeIsOver() throws Exception {
        String first = story.ask(resource, "token").body();
        assertEquals(first, story.ask(resource, "token").body());
        assertEquals(1, source.asked.get());
        UUID uid = story.only(resource).uid();

        clock.move(DpStory.KEEPING);
        steps.settleOverdue();
        assertEquals(DpState.GONE, story.state(resource));
        erasure.eraseDue();
        assertFalse(story.vaultHolds(uid));

        assertEquals(200, story.ask(resource, "token").status());
        assertEquals(2, source.asked.get());
    }

    @Test
    void eachTransactionThatIsHandedAFileCountsOnce() throws Exception {
        story.ask(resource, "token");
        story.ask(resource, "token");
        assertEquals(List.of(1L, 1L), story.usage(resource));

        story.askInAnotherTransaction(resource, "token");
        assertEquals(List.of(2L, 2L), story.usage(resource));
    }

    @Test
    void theOrderOfRefusalsIsAddressThenFormThenToken() throws Exception {
        assertEquals(
                403,
                story.ask(resource, "token", "198.51.100.1", "application/json").status());
        assertEquals(403, story.ask("unknown", "token").status());
        assertEquals(400, story.ask(resource, null, "192.0.2.1", "text/html").status());
        assertEquals(401, story.ask(resource, null).status());
        DpStory.Answer foreign = story.ask(resource, "no-token-of-ours");
        assertEquals(401, foreign.status());
        assertEquals("invalid_token", foreign.error());
        assertEquals(List.of(), story.requests(resource));
    }

    @Test
    void whatTheAuthorizationServerDoesNotAnswerNowIsCarriedOnByTheTimers() throws Exception {
        gsp.answers(503);
        assertEquals(429, story.ask(resource, "token").status());
        assertEquals(429, story.ask(resource, "token").status());
        assertEquals(DpState.ASKED, story.state(resource));
        assertTrue(story.only(resource).holdings().token().isPresent());

        gsp.answers(200);
        clock.move(Duration.ofSeconds(31));
        settle(DpState.READY);

        assertTrue(story.only(resource).holdings().token().isEmpty());
        DpStory.Answer answer = story.ask(resource, "token");
        assertEquals(200, answer.status());
        assertTrue(answer.body().contains(PERSON));
        assertEquals(1, source.asked.get());
    }

    @Test
    void anAuthorizationServerThatIsAwayForTenMinutesIsAFailureThatIsToldOnce() throws Exception {
        gsp.answers(503);
        assertEquals(429, story.ask(resource, "token").status());

        clock.move(Duration.ofMinutes(10));
        steps.settleOverdue();

        assertEquals(504, story.ask(resource, "token").status());
        assertEquals(429, story.ask(resource, "token").status());
    }

    @Test
    void whileTheAuthorizationServerIsAwayNobodyGetsAFile() throws Exception {
        assertEquals(200, story.ask(resource, "token").status());
        gsp.answers(503);

        assertEquals(429, story.ask(resource, "token").status());
    }

    @Test
    void aSourceThatSaysLaterIsAskedLaterAndItsWaitIsPassedOn() throws Exception {
        source.says(Kind.LATER, Duration.ofSeconds(90));
        DpStory.Answer waits = story.ask(resource, "token");
        assertEquals(429, waits.status());
        assertEquals(Duration.ofSeconds(91), waits.retryAfter());

        source.failure = null;
        work.handOut();
        assertEquals(DpState.COLLECTING, story.state(resource));
        clock.move(Duration.ofSeconds(90));
        settle(DpState.READY);
        assertEquals(200, story.ask(resource, "token").status());
    }

    @Test
    void whatTakesTenMinutesIsAFailureThatIsToldOnce() throws Exception {
        source.says(Kind.UNREACHABLE, null);
        assertEquals(429, story.ask(resource, "token").status());

        clock.move(Duration.ofMinutes(10));
        steps.settleOverdue();
        DpStory.Answer failed = story.ask(resource, "token");
        assertEquals(504, failed.status());
        assertEquals(DpReason.SOURCE_UNREACHABLE.code(), failed.error());

        source.failure = null;
        assertEquals(200, story.ask(resource, "token").status());
        assertEquals(2, story.requests(resource).size());
    }

    @Test
    void aPersonWithoutDataIs204AndAWrongSourceIs504() throws Exception {
        source.empty = true;
        assertEquals(204, story.ask(resource, "token").status());
        source.says(Kind.WRONG, null);
        assertEquals(504, story.ask(resource, "token").status());
    }

    @Test
    void beyondTheBoundNobodyWaits() throws Exception {
        source.says(Kind.LATER, Duration.ofSeconds(60));
        for (int i = 0; i < BOUND; i++) {
            gsp.knows("token" + i, person(i));
            assertEquals(429, story.ask(resource, "token" + i).status());
        }

        DpStory.Answer busy = story.ask(resource, "token");
        assertEquals(504, busy.status());
        assertEquals("busy", busy.error());
    }

    @Test
    void aDataSetMayHaveADailyLimit() throws Exception {
        String limited = "API." + UUID.randomUUID();
        story.register(limited, gsp.url(), 1, BOUND);
        gsp.knows("another", OTHER);

        assertEquals(200, story.ask(limited, "token").status());
        assertEquals(403, story.ask(limited, "another").status());
        assertEquals(200, story.ask(limited, "token").status());
    }

    @Test
    void aWorkerWhoseLeaseHasEndedChangesNothingAnyMore() throws Exception {
        source.says(Kind.LATER, Duration.ofSeconds(5));
        story.ask(resource, "token");
        awaitIdleWorkers();
        source.failure = null;
        clock.move(Duration.ofSeconds(5));
        DpClaim frozen = claim();
        clock.move(Duration.ofMinutes(1));
        DpClaim successor = claim();
        data.collect(successor);
        String file = story.only(resource).file().orElseThrow().objectName();

        data.collect(frozen);

        assertNotEquals(frozen.worker(), successor.worker());
        assertEquals(file, story.only(resource).file().orElseThrow().objectName());
        assertEquals(2, source.asked.get());
    }

    @Test
    void twoRequestsForOnePersonBecomeOne() throws Exception {
        gsp.answers(503);
        assertEquals(429, story.ask(resource, "token").status());
        awaitIdleWorkers();
        gsp.answers(200);
        clock.move(Duration.ofSeconds(31));
        // its own introspection is due, and the same person's next call overtakes it
        DpClaim asked = claim();
        assertEquals(200, story.ask(resource, "token").status());
        clock.move(Duration.ofMinutes(1));
        settleWork();

        List<DpState> states =
                story.requests(resource).stream().map(DpRequest::state).sorted().toList();
        assertEquals(List.of(DpState.READY, DpState.GONE), states);
        assertEquals(1, source.asked.get());
        assertFalse(steps.load(asked).isPresent());
    }

    @Test
    void personsWhoAskAtOnceNeverGetEachOthersData() throws Exception {
        int people = 20;
        String busy = "API." + UUID.randomUUID();
        SourceStub.Behaviour slow = story.register(busy, gsp.url(), 0, 10 * people);
        slow.millis = 20;
        for (int i = 0; i < people; i++) {
            gsp.knows("token" + i, person(i));
        }
        ExecutorService callers = Executors.newFixedThreadPool(people);
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < 10 * people; i++) {
            int who = i % people;
            all.add(CompletableFuture.runAsync(() -> getsOwnData(busy, who), callers));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        callers.shutdownNow();

        assertEquals(people, story.requests(busy).size());
        assertEquals(people, slow.asked.get());
    }

    private void getsOwnData(String dataSet, int who) {
        try {
            DpStory.Answer answer = story.ask(dataSet, "token" + who);
            for (int i = 0; answer.status() == 429 && i < 20; i++) {
                answer = story.ask(dataSet, "token" + who);
            }
            assertEquals(200, answer.status());
            assertTrue(answer.body().contains(person(who)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The claim on the only request, which other tests' may be due before. */
    private DpClaim claim() {
        UUID uid = story.only(resource).uid();
        return steps.claimDue(MANY, Map.of(), MANY).stream()
                .filter(claim -> claim.uid().equals(uid))
                .findFirst()
                .orElseThrow();
    }

    private void settleWork() throws InterruptedException {
        work.handOut();
        for (int i = 0;
                story.requests(resource).stream()
                                .anyMatch(request -> request.state().isWaiting())
                        && i < 100;
                i++) {
            Thread.sleep(50);
        }
    }
}
