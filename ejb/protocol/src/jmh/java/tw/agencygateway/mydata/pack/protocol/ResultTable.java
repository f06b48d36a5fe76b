package tw.agencygateway.mydata.pack.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * The results of all rounds as Markdown: the best iteration of each benchmark and size, because what else a machine does only ever adds
 * time, and the ratios. Times are processor times, but for what waits for the disk.
 */
final class ResultTable {
    private static final List<String> PARTS = List.of("hmac", "aes", "base64", "inflate", "sha256", "encryptedWrite", "rawWrite");
    private static final String GARBAGE = "gc.alloc.rate.norm";

    private record Cell(String benchmark, int bytes) {}

    private final Map<Cell, List<Double>> milliseconds = new HashMap<>();
    private final Map<Cell, List<Double>> elapsed = new HashMap<>();
    private final Map<Cell, List<Double>> garbage = new HashMap<>();
    private final Set<Integer> sizes = new TreeSet<>();

    ResultTable(List<RunResult> results) {
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            Cell cell = new Cell(
                    name.substring(name.lastIndexOf('.') + 1),
                    Integer.parseInt(result.getParams().getParam("bytes")));
            sizes.add(cell.bytes());
            add(elapsed, cell, result.getPrimaryResult(), 1_000);
            result.getSecondaryResults().forEach((label, secondary) -> {
                if (label.endsWith(GARBAGE)) {
                    add(garbage, cell, secondary, 1);
                } else if (label.equals(ProcessorTime.LABEL)) {
                    add(milliseconds, cell, secondary, 1);
                }
            });
        }
    }

    private static void add(Map<Cell, List<Double>> figures, Cell cell, Result<?> result, double factor) {
        figures.computeIfAbsent(cell, key -> new ArrayList<>())
                .add(result.getStatistics().getMin() * factor);
    }

    String markdown() {
        StringBuilder table = new StringBuilder("| |");
        sizes.forEach(bytes -> table.append(' ').append(size(bytes)).append(" |"));
        table.append("\n|---|").append("--:|".repeat(sizes.size())).append('\n');
        row(table, "gateway, ms", bytes -> time("gateway", bytes));
        row(table, "jose4j, ms", bytes -> time("jose4j", bytes));
        row(table, "Nimbus, ms", bytes -> time("nimbus", bytes));
        row(table, "**jose4j / gateway**", bytes -> time("jose4j", bytes) / time("gateway", bytes));
        row(table, "**Nimbus / gateway**", bytes -> time("nimbus", bytes) / time("gateway", bytes));
        PARTS.forEach(part -> row(table, part + ", ms", bytes -> time(part, bytes)));
        row(table, "**gateway / sum of the parts**", bytes -> time("gateway", bytes) / parts(bytes));
        row(
                table,
                "**gateway / sum without the received bytes**",
                bytes -> time("gateway", bytes) / (parts(bytes) - time("rawWrite", bytes)));
        row(table, "gateway, by the clock, ms", bytes -> least(elapsed, "gateway", bytes));
        row(table, "gateway with fsync, by the clock, ms", bytes -> least(elapsed, "gatewayWithFsync", bytes));
        row(table, "garbage: gateway, KB", bytes -> kilobytes("gateway", bytes));
        row(table, "garbage: encrypted write alone, KB", bytes -> kilobytes("encryptedWrite", bytes));
        row(table, "garbage: jose4j, KB", bytes -> kilobytes("jose4j", bytes));
        row(table, "garbage: Nimbus, KB", bytes -> kilobytes("nimbus", bytes));
        row(table, "DP package, ms", bytes -> time("dpPackage", bytes));
        row(table, "bare RSA and SHA-256, ms", bytes -> time("bareRsaAndSha256", bytes));
        row(table, "**DP package / bare**", bytes -> time("dpPackage", bytes) / time("bareRsaAndSha256", bytes));
        return table.toString();
    }

    private void row(StringBuilder table, String label, IntToDoubleFunction value) {
        table.append("| ").append(label).append(" |");
        sizes.forEach(bytes ->
                table.append(' ').append(text(value.applyAsDouble(bytes))).append(" |"));
        table.append('\n');
    }

    private double parts(int bytes) {
        return PARTS.stream().mapToDouble(part -> time(part, bytes)).sum();
    }

    private double time(String benchmark, int bytes) {
        return least(milliseconds, benchmark, bytes);
    }

    private double kilobytes(String benchmark, int bytes) {
        return least(garbage, benchmark, bytes) / 1_000;
    }

    private static double least(Map<Cell, List<Double>> figures, String benchmark, int bytes) {
        return figures.getOrDefault(new Cell(benchmark, bytes), List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(Double.NaN);
    }

    private static String size(int bytes) {
        return bytes < 1_000_000 ? bytes / 1_000 + " KB" : bytes / 1_000_000 + " MB";
    }

    private static String text(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 1 ? "%.2f" : "%.3f", value);
    }
}
