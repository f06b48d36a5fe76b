package tw.agencygateway.conformance.crash;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** SIGKILL at any moment while many stories are told. {@code -Dcrashes.seed=…} repeats a run's moments, {@code -Dcrashes.rounds=…} says how many. */
@ExtendWith(CrashStandExtension.class)
class RandomKillIT {

    private static final System.Logger LOG = System.getLogger(RandomKillIT.class.getName());
    private static final int LONGEST_LIFE_MILLIS = 9_000;

    private final CrashStand crashes;

    RandomKillIT(CrashStand crashes) {
        this.crashes = crashes;
    }

    @Test
    void nothingIsLostWhenTheProcessIsKilledAtAnyMoment() throws Exception {
        long seed = Long.getLong("crashes.seed", System.nanoTime());
        Random random = new Random(seed);
        int rounds = Integer.getInteger("crashes.rounds", Selection.isAll() ? 20 : 1);
        long lost = 0;
        long told = 0;
        for (int round = 0; round < rounds; round++) {
            try (Telling telling = Telling.of(crashes.stand(), twiceEach())) {
                letPass(Duration.ofMillis(random.nextInt(LONGEST_LIFE_MILLIS)));
                crashes.killAndRestart();
                telling.awaitEnd();
                lost += crashes.check(telling);
                told += telling.stories().size();
            }
        }
        String result = "seed %d: %d kills, %d stories, %d tickets spent on bytes that were on the wire";
        LOG.log(System.Logger.Level.INFO, result.formatted(seed, rounds, told, lost));
    }

    private static Plot[] twiceEach() {
        return Stream.of(Plot.values(), Plot.values()).flatMap(Stream::of).toArray(Plot[]::new);
    }

    private static void letPass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        Awaitility.await().pollInterval(10, TimeUnit.MILLISECONDS).until(() -> System.nanoTime() - end > 0);
    }
}
