package tw.agencygateway.conformance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tw.agencygateway.conformance.crash.agent.EffectSites;

/**
 * The process dies right before and right after an external effect, at every point that the stories come past; by default at a
 * selection of them. What the stories come past is recorded first, and must be all that there is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(CrashStandExtension.class)
class CrashPointsIT {

    /** Sites that no story comes past, each with its reason. */
    private static final Map<String, String> NOT_IN_THE_FLOW = Map.of(
            "platform.entity.GatewayDataSource.makeDirectory Files.createDirectories",
            "the directory of an H2 file, made before there is anything to lose",
            "access.service.FirstPassword.remove Files.deleteIfExists",
            "the administrator's first password, in the console",
            "vault.service.DiskStore.drop Files.deleteIfExists",
            "what a crash left a day ago, in the daily sweep",
            "mydata.dp.client.HttpSourceClient.ask CompletableFuture.get",
            "the answer of a source that is a service; that of these stories is a folder");

    /** The vault of these stories lies on the disk; see {@link ObjectStoreIT}. */
    private static final String OBJECT_STORE = "vault.client.";

    /** A revocation list that nobody has asked for yet; then it is stored. */
    private static final String ASKING_FOR_A_LIST = " mydata.sp.service.VerifyData.verify platform.client.Outbound.";

    private static final String STORING =
            " mydata.sp.service.DownloadData.fetch platform.service.PendingFile.publishNew ";
    private static final String ALL_IS_WRITTEN = "before" + STORING + "FileChannel.force";
    private static final String BEFORE_THEY_ARE_SEEN = "before" + STORING + "Files.createLink";
    private static final String BEFORE_THEY_ARE_TAKEN = BEFORE_THEY_ARE_SEEN.replace(".fetch ", ".isThere ");

    private final Set<String> recorded = new LinkedHashSet<>();
    private final CrashStand crashes;

    CrashPointsIT(CrashStand crashes) {
        this.crashes = crashes;
    }

    @BeforeAll
    void tellTheStoriesOnce() throws Exception {
        crashes.points().forgetVisits();
        try (Telling telling = Telling.of(crashes.stand(), Plot.values())) {
            telling.awaitEnd();
            assertThat(crashes.check(telling)).as("lost without a crash").isZero();
        }
        try (Fetches fetches = Fetches.of(crashes.stand())) {
            fetches.awaitEnd();
            crashes.check(fetches);
        }
        recorded.addAll(crashes.atStart());
        recorded.addAll(crashes.points().visits());
    }

    @Test
    void everyEffectHasItsPoints() throws Exception {
        Set<String> sites = EffectSites.in(Stream.of("persistence", "ejb/protocol", "ejb", "web")
                .map(module -> Path.of("../..", module, "target/classes"))
                .toList());
        Set<String> visited = Stream.of("before", "after")
                .map(moment -> recorded.stream()
                        .filter(point -> point.startsWith(moment + " "))
                        .map(point -> point.split(" ", 3)[2])
                        .collect(Collectors.toSet()))
                .reduce((before, after) -> {
                    before.retainAll(after);
                    return before;
                })
                .orElseThrow();

        Set<String> without = new TreeSet<>(sites);
        without.removeAll(visited);
        without.removeIf(site -> site.startsWith(OBJECT_STORE));
        assertThat(without).isEqualTo(new TreeSet<>(NOT_IN_THE_FLOW.keySet()));
        assertThat(visited).contains("database commit");
    }

    @TestFactory
    Stream<DynamicTest> nothingIsLostWhereTheProcessDies() {
        List<String> points = recorded.stream()
                .filter(point -> isOfTheFlow(point) && Selection.takes(point))
                .toList();
        Selection.requireIn(recorded);
        return points.stream()
                .map(point -> DynamicTest.dynamicTest(point, () -> {
                    if (point.contains(ASKING_FOR_A_LIST)) {
                        crashes.forgetRevocationLists();
                    }
                    crashes.crashAt(point, Plot.values());
                }));
    }

    @TestFactory
    Stream<DynamicTest> aFetchIsFinishedOnceWhereTheProcessDies() {
        return recorded.stream()
                .filter(point -> isOfAFetch(point) && Selection.takes(point))
                .map(point -> DynamicTest.dynamicTest(point, () -> crashes.crashFetchAt(point)));
    }

    @TestFactory
    Stream<DynamicTest> aFetchIsFinishedOnceWhereAFileCannotBeWritten() {
        return recorded.stream()
                .filter(point -> isOfAFetch(point) && Selection.takesFailure(point))
                .map(point -> DynamicTest.dynamicTest(point, () -> crashes.failFetchAt(point)));
    }

    /** A full disk, a read-only one, a lost mount: the call fails, and the process lives on. */
    @TestFactory
    Stream<DynamicTest> nothingIsLostWhereAFileCannotBeWritten() {
        return recorded.stream()
                .filter(point -> isOfTheFlow(point) && Selection.takesFailure(point))
                .map(point -> DynamicTest.dynamicTest(point, () -> crashes.failAt(point, Plot.values())));
    }

    @TestFactory
    Stream<DynamicTest> noTicketIsLostOnceTheLastByteIsWritten() {
        return recorded.stream()
                .filter(point -> point.contains(STORING))
                .filter(point -> Selection.takes(point, Set.of(ALL_IS_WRITTEN)))
                .map(point -> DynamicTest.dynamicTest(
                        point,
                        () -> assertThat(crashes.crashAt(point, Plot.KEPT))
                                .as("tickets lost")
                                .isZero()));
    }

    @Test
    void noTicketIsLostWhereTheProcessDiesAgainWhileTheBytesOfTheFirstAreTaken() throws Exception {
        assertThat(crashes.crashTwice(BEFORE_THEY_ARE_SEEN, BEFORE_THEY_ARE_TAKEN, Plot.KEPT))
                .as("tickets lost")
                .isZero();
    }

    @TestFactory
    Stream<DynamicTest> noTicketIsLostWhereTheBytesCannotBeStoredToTheEnd() {
        return recorded.stream()
                .filter(point -> point.startsWith("before" + STORING))
                .filter(point -> Selection.takes(point, Set.of(BEFORE_THEY_ARE_SEEN)))
                .map(point -> DynamicTest.dynamicTest(
                        point,
                        () -> assertThat(crashes.failAt(point, Plot.KEPT))
                                .as("tickets lost")
                                .isZero()));
    }

    private static boolean isOfAFetch(String point) {
        return point.contains(" mydata.dp.");
    }

    private static boolean isOfTheFlow(String point) {
        return point.contains(" mydata.sp.");
    }
}
