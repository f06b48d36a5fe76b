package tw.agencygateway.mydata.dp.service;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/**
 * What JDBC drivers call their limits of time and bytes: the standard has none that counts for one connection while it is made. A driver
 * that is not known here gets no property, for some refuse what they do not know. What a URL says itself wins.
 */
final class DriverLimits {

    private DriverLimits() {}

    static Properties of(String url, SourceQuery.Limits limits) {
        Properties properties = new Properties();
        byDriver(url, limits).forEach(properties::setProperty);
        return properties;
    }

    private static Map<String, String> byDriver(String url, SourceQuery.Limits limits) {
        Duration time = limits.time();
        String seconds = Integer.toString(ReadOnlyConnection.seconds(time));
        String millis = Long.toString(time.toMillis());
        return switch (url.split(":", 3).length < 3 ? "" : url.split(":", 3)[1]) {
            case "postgresql" ->
                Map.of(
                        "connectTimeout", seconds,
                        "loginTimeout", seconds,
                        "socketTimeout", seconds,
                        "cancelSignalTimeout", seconds,
                        // of one hundred rows, as the driver holds them
                        "maxResultBuffer", Long.toString(2L * limits.bytes()));
            case "mysql", "mariadb" -> Map.of("connectTimeout", millis, "socketTimeout", millis);
            case "sqlserver" -> Map.of("loginTimeout", seconds, "socketTimeout", millis);
            case "oracle" -> Map.of("oracle.net.CONNECT_TIMEOUT", millis, "oracle.jdbc.ReadTimeout", millis);
            default -> Map.of();
        };
    }
}
