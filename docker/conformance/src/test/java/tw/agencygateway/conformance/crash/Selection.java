package tw.agencygateway.conformance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Set;

/**
 * Which points an ordinary build crashes at; profile {@code crashes} takes all, and with {@code -Dcrashes.part=2/6} the second sixth of
 * them.
 */
final class Selection {

    private static final boolean ALL = Boolean.getBoolean("crashes.all");
    private static final String[] PART =
            System.getProperty("crashes.part", "1/1").split("/");

    private static final Set<String> CHOSEN = Set.of(
            "after mydata.sp.rest.NotificationResource.receive database commit",
            "after mydata.sp.client.MyDataClient.fetch platform.client.Outbound.send HttpClient.sendAsync",
            "after mydata.sp.service.DownloadData.fetch platform.service.PendingFile.publishNew Files.createLink",
            "after mydata.sp.service.VerifyData.verify platform.service.PendingFile.publish Files.move",
            "before mydata.sp.service.VerifyData.write database commit",
            "after mydata.sp.service.EraseData.remove vault.service.DiskStore.erase Files.delete",
            "after mydata.dp.service.AnswerRequest.begin database commit",
            "after mydata.dp.service.MeasuredOutput.close platform.service.PendingFile.publish Files.move",
            "before mydata.dp.service.CollectData.store database commit");

    private Selection() {}

    static boolean isAll() {
        return ALL;
    }

    static boolean takes(String point) {
        return takes(point, CHOSEN);
    }

    /** As {@link #takes(String)}, with other points for the ordinary build. */
    static boolean takes(String point, Set<String> chosen) {
        return ALL ? isInPart(point) : chosen.contains(point);
    }

    private static boolean isInPart(String point) {
        return Math.floorMod(point.hashCode(), Integer.parseInt(PART[1])) == Integer.parseInt(PART[0]) - 1;
    }

    /** Files alone: what HTTP can do wrong is the sandbox's part, and a database is away as a whole. */
    static boolean takesFailure(String point) {
        boolean onFiles = point.contains(" Files.") || point.contains(" FileChannel.");
        return point.startsWith("before ")
                && onFiles
                && (ALL ? isInPart(point) : CHOSEN.contains(point.replace("before ", "after ")));
    }

    static void requireIn(Collection<String> points) {
        assertThat(points).containsAll(CHOSEN);
    }
}
