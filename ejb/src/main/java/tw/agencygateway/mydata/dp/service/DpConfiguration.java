package tw.agencygateway.mydata.dp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import tw.agencygateway.mydata.dp.entity.DpTimes;

/**
 * {@code gateway.dp.*}; durations in ISO-8601.
 *
 * <table>
 * <caption>Settings</caption>
 * <tr><td>{@code longest-wait}</td><td>PT10M</td><td>from a request's first call to its end (decisions row 39)</td></tr>
 * <tr><td>{@code retry-after}</td><td>PT5S</td><td>what MyData is asked to wait where nothing better is known</td></tr>
 * <tr><td>{@code waiting}</td><td>5000</td><td>the most requests that wait, of all data sets and nodes</td></tr>
 * <tr><td>{@code workers}</td><td>8</td><td>requests collected and packed at once, per node</td></tr>
 * <tr><td>{@code workers-of-one}</td><td>4</td><td>of these for one data set</td></tr>
 * <tr><td>{@code transfers}</td><td>32</td><td>files sent at once, per node</td></tr>
 * <tr><td>{@code gsp-time}</td><td>PT10S</td><td>the whole of one answer of the authorization server</td></tr>
 * <tr><td>{@code gsp-requests}</td><td>64</td><td>asked of it at once, per node</td></tr>
 * <tr><td>{@code gsp-requests-waiting}</td><td>1000</td><td>waiting to be asked, per node</td></tr>
 * <tr><td>{@code discovery-age}</td><td>PT1H</td><td>how old its configuration may be before it is read again</td></tr>
 * <tr><td>{@code source-time}</td><td>PT30S</td><td>the whole of one answer of a source</td></tr>
 * <tr><td>{@code source-bytes}</td><td>33554432</td><td>the most bytes of one answer of a source</td></tr>
 * <tr><td>{@code source-rows}</td><td>10000</td><td>the most rows of one person</td></tr>
 * <tr><td>{@code source-folder}</td><td></td><td>the folder below which file sources may read; none by default</td></tr>
 * <tr><td>{@code data-sources}</td><td></td><td>JNDI names of the server's data sources that queries may ask, separated by commas; none by
 * default, and never the gateway's own</td></tr>
 * <tr><td>{@code fonts}</td><td></td><td>TrueType files for characters that the bundled font lacks, separated by commas</td></tr>
 * <tr><td>{@code maintenance}</td><td>false</td><td>heartbeats are answered 503</td></tr>
 * </table>
 */
@ApplicationScoped
public class DpConfiguration {

    private static final String OWN_DATA_SOURCE = "java:app/jdbc/gateway";

    @Inject
    private Config config;

    /** The rules of time of the flow. */
    public DpTimes times() {
        return new DpTimes(duration("longest-wait", DpTimes.DECIDED.longestWait()));
    }

    public Duration retryAfter() {
        return duration("retry-after", Duration.ofSeconds(5));
    }

    /** The most requests that wait in all (decisions row 39). */
    public int waiting() {
        return number("waiting", 5000);
    }

    /** How many requests this node works on at once. */
    public int workers() {
        return number("workers", 8);
    }

    /** How many of these one data set may have. */
    public int workersOfOne() {
        return number("workers-of-one", 4);
    }

    /** How many files this node sends at once. */
    public int transfers() {
        return number("transfers", 32);
    }

    /** The time that one answer of the authorization server may take as a whole. */
    public Duration gspTime() {
        return duration("gsp-time", Duration.ofSeconds(10));
    }

    /** The age at which an authorization server's configuration is read again. */
    public Duration discoveryAge() {
        return duration("discovery-age", Duration.ofHours(1));
    }

    /** The time that one answer of a source may take as a whole. */
    public Duration sourceTime() {
        return duration("source-time", Duration.ofSeconds(30));
    }

    /** The most bytes that a source may answer. */
    public int sourceBytes() {
        return number("source-bytes", 32 * 1024 * 1024);
    }

    /** The most rows that a source may give for one person. */
    public int sourceRows() {
        return number("source-rows", 10_000);
    }

    /** The folder that file sources lie in; empty where none is configured. */
    public String sourceFolder() {
        return config.getOptionalValue("gateway.dp.source-folder", String.class).orElse("");
    }

    /** The JNDI names of the data sources that queries may ask. */
    public List<String> dataSources() {
        return config.getOptionalValue("gateway.dp.data-sources", String[].class).stream()
                .flatMap(Stream::of)
                .map(String::strip)
                .filter(name -> !name.equals(OWN_DATA_SOURCE))
                .toList();
    }

    /** Fonts for characters that the bundled one lacks. */
    public List<Path> fonts() {
        return config.getOptionalValue("gateway.dp.fonts", String[].class).stream()
                .flatMap(Stream::of)
                .map(Path::of)
                .toList();
    }

    /** Whether the operator has announced maintenance. */
    public boolean maintenance() {
        return config.getOptionalValue("gateway.dp.maintenance", Boolean.class).orElse(false);
    }

    private int number(String name, int otherwise) {
        return config.getOptionalValue("gateway.dp." + name, Integer.class).orElse(otherwise);
    }

    private Duration duration(String name, Duration otherwise) {
        return config.getOptionalValue("gateway.dp." + name, String.class)
                .map(Duration::parse)
                .orElse(otherwise);
    }
}
