package tw.agencygateway.sandbox.mydata.dp;

/**
 * A heartbeat that MyData listened for.
 *
 * @param hourly whether it was time for it; else it was asked for
 * @param alive whether the answer was 200
 */
public record Heartbeat(
        String at, String resourceId, boolean hourly, boolean alive, int status, long millis, String note) {}
