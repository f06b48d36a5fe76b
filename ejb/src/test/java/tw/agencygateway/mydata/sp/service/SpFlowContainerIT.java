package tw.agencygateway.mydata.sp.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tw.agencygateway.mydata.sp.entity.SpReason;
import tw.agencygateway.mydata.sp.entity.SpState;

/** The rules of time, on the real database and disk: runs inside the server. */
class SpFlowContainerIT extends SpFlowCase {

    @Test
    void aGoUrlWorksOnceAndForTenMinutes() {
        UUID used = story.start(service);
        assertTrue(story.go(used).orElseThrow().toString().startsWith(platform.url()));
        assertTrue(story.go(used).orElseThrow().toString().endsWith("error=link-used"));

        UUID late = story.start(service);
        clock.move(Duration.ofMinutes(10));
        assertTrue(story.go(late).orElseThrow().toString().endsWith("error=link-used"));
        assertEquals(SpState.EXPIRED, story.state(late));
        assertEquals(
                Optional.of(SpReason.GO_UNUSED),
                story.transaction(late).outcome().reason());
    }

    @Test
    void aCitizenWhoDoesNotComeBackWithinTwentyMinutesVoidsItAndWhatWasFetchedIsErased() throws Exception {
        UUID txId = away();
        story.notify(txId, CREDENTIALS);
        platform.gives(CREDENTIALS.jwe(service, SpStory.RESOURCE));
        clock.move(FETCH_DELAY);
        story.work();
        assertEquals(SpState.AWAY_READY, story.state(txId));
        assertTrue(story.vaultHolds(txId));

        clock.move(Duration.ofMinutes(20).minus(FETCH_DELAY).minusSeconds(1));
        overdue.settle();
        assertEquals(SpState.AWAY_READY, story.state(txId));

        clock.move(Duration.ofSeconds(1));
        overdue.settle();
        assertEquals(SpState.VOID, story.state(txId));
        assertTrue(story.transaction(txId).holdings().vaultKey().isEmpty());
        erasure.eraseDue();
        assertFalse(story.vaultHolds(txId));
        assertEquals(List.of(140, 290, 310, 360), story.events(txId));
    }

    @Test
    void aTicketDiesAfterEightHours() throws Exception {
        UUID txId = fetching();
        clock.move(Duration.ofHours(8));
        overdue.settle();

        assertEquals(SpState.EXPIRED, story.state(txId));
        assertEquals(
                Optional.of(SpReason.TICKET_DEAD),
                story.transaction(txId).outcome().reason());
        assertEquals(0, story.work());
        assertEquals(List.of(), platform.tickets());
    }

    @Test
    void theFirstFetchComesThreeSecondsAfterTheNotificationAndWithItsTicket() throws Exception {
        UUID txId = fetching();
        platform.gives(CREDENTIALS.jwe(service, SpStory.RESOURCE));

        clock.move(FETCH_DELAY.minusMillis(1));
        assertEquals(0, story.work());
        clock.move(Duration.ofMillis(1));
        assertEquals(1, story.work());

        assertEquals(SpState.READY, story.state(txId));
        assertEquals(List.of(SpStory.ticket(txId)), platform.tickets());
        assertEquals(1, story.transaction(txId).files().size());
    }

    @Test
    void aRefusalWithinTwoMinutesIsTriedAgainAndALaterOneIsFinal() throws Exception {
        UUID txId = fetching();
        platform.answers(403);
        platform.answers(403);
        clock.move(FETCH_DELAY);
        story.work();
        assertEquals(SpState.FETCHING, story.state(txId));
        assertTrue(story.due(txId).isAfter(clock.instant()));

        clock.move(Duration.ofMinutes(2));
        story.work();
        assertEquals(SpState.FAILED, story.state(txId));
        assertEquals(Optional.of("403"), story.transaction(txId).outcome().reasonCode());
        assertEquals(2, platform.tickets().size());
    }

    @Test
    void itWaitsAsLongAsItIsAskedButNotBeyondTheTicket() throws Exception {
        UUID txId = fetching();
        Instant ticketDies = clock.instant().plus(Duration.ofHours(8));
        platform.asksToWait("60");
        platform.asksToWait("999999999");
        clock.move(FETCH_DELAY);
        story.work();
        assertEquals(clock.instant().plusSeconds(60), story.due(txId));

        clock.move(Duration.ofSeconds(59));
        assertEquals(0, story.work());
        clock.move(Duration.ofSeconds(1));
        story.work();
        assertEquals(ticketDies, story.due(txId));
    }

    @Test
    void whatIsAskedForUnreadablyIsTenSecondsAndNothingIsAskedMoreOftenThanEachSecond() throws Exception {
        UUID txId = fetching();
        platform.asksToWait("soon");
        platform.asksToWait("0");
        clock.move(FETCH_DELAY);
        story.work();
        assertEquals(clock.instant().plusSeconds(10), story.due(txId));

        clock.move(Duration.ofSeconds(10));
        story.work();
        assertEquals(clock.instant().plusSeconds(1), story.due(txId));
    }

    @Test
    void dataIsErasedWhenItsRetentionIsOver() throws Exception {
        UUID txId = ready();
        clock.move(Duration.ofDays(30).minusSeconds(1));
        overdue.settle();
        assertEquals(SpState.READY, story.state(txId));

        clock.move(Duration.ofSeconds(1));
        overdue.settle();
        erasure.eraseDue();
        erasure.eraseDue();
        assertEquals(SpState.ERASED, story.state(txId));
        assertFalse(story.vaultHolds(txId));
        assertEquals(List.of(140, 300, 290, 310, 360), story.events(txId));
    }

    @Test
    void theTicketOfAnotherTransactionIsRefused() {
        UUID first = fetching();
        UUID second = away();

        SpException refused =
                assertThrows(SpException.class, () -> story.notify(second, SpStory.ticket(first), CREDENTIALS));

        assertEquals(SpError.REFUSED, refused.error());
        assertEquals(SpState.AWAY, story.state(second));
        story.notify(second, CREDENTIALS);
        assertEquals(SpState.AWAY_FETCHING, story.state(second));
    }

    @Test
    void aTransactionEndsWithTheCredentialsItBeganWith() throws Exception {
        UUID before = away();
        IssuedCredentials renewed = new IssuedCredentials("Another987654321", "iv-another-98765");
        story.renew(service, renewed, platform.url());
        UUID after = away();

        story.comeBack(before);
        story.notify(before, CREDENTIALS);
        platform.gives(CREDENTIALS.jwe(service, SpStory.RESOURCE));
        clock.move(FETCH_DELAY);
        story.work();
        story.comeBack(after);
        story.notify(after, renewed);
        platform.gives(renewed.jwe(service, SpStory.RESOURCE));
        clock.move(FETCH_DELAY);
        story.work();

        assertEquals(SpState.READY, story.state(before));
        assertEquals(SpState.READY, story.state(after));
    }
}
