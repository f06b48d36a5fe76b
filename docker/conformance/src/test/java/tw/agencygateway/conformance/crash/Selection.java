package tw.agencygateway.conformance.crash;

import java.util.Set;

/** Which points an ordinary build crashes at; profile {@code crashes} takes all. */
final class Selection {

    private static final boolean ALL = Boolean.getBoolean("crashes.all");

    private static final Set<String> CHOSEN = Set.of(
            "after mydata.sp.rest.NotificationResource.receive database commit",
            "after mydata.sp.client.MyDataClient.fetch platform.client.Outbound.send HttpClient.sendAsync",
            "after mydata.sp.service.DownloadData.fetch platform.service.PendingFile.publishNew Files.createLink",
            "after mydata.sp.service.VerifyData.verify platform.service.PendingFile.publish Files.move",
            "before mydata.sp.service.VerifyData.write database commit",
            "after mydata.sp.service.EraseData.remove vault.service.DiskStore.erase Files.delete");

    private Selection() {}

    static boolean isAll() {
        return ALL;
    }

    static boolean takes(String point) {
        return ALL || CHOSEN.contains(point);
    }

    /** Files alone: what HTTP can do wrong is the sandbox's part, and a database is away as a whole. */
    static boolean takesFailure(String point) {
        boolean onFiles = point.contains(" Files.") || point.contains(" FileChannel.");
        return point.startsWith("before ") && onFiles && (ALL || CHOSEN.contains(point.replace("before ", "after ")));
    }

    static int size() {
        return CHOSEN.size();
    }
}
