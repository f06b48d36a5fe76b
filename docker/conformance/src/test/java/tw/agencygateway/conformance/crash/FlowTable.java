package tw.agencygateway.conformance.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A normative table of a flow, read by the tests themselves. */
final class FlowTable {

    private static final Path FLOWS = Path.of("../../persistence/src/main/resources/tw/agencygateway/mydata");

    private final Set<String> finals = new HashSet<>();
    private final Map<String, Set<String>> next = new HashMap<>();

    private FlowTable(List<String> lines) {
        String chapter = "";
        for (String line : lines) {
            if (line.startsWith("## ")) {
                chapter = line.substring(3);
            } else if (line.startsWith("| ") && !line.startsWith("| |") && !line.startsWith("| state")) {
                List<String> cells = Stream.of(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList();
                if (chapter.equals("States") && cells.get(2).equals("-")) {
                    finals.add(cells.get(0));
                } else if (chapter.equals("Transitions")) {
                    next.put(cells.get(0), new HashSet<>(cells.subList(1, cells.size())));
                }
            }
        }
    }

    /** Of the service provider. */
    static FlowTable ofTransactions() {
        return read("sp/entity/sp-flow.md");
    }

    /** Of the data provider. */
    static FlowTable ofRequests() {
        return read("dp/entity/dp-flow.md");
    }

    private static FlowTable read(String file) {
        try {
            return new FlowTable(Files.readAllLines(FLOWS.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether nothing can follow but the erasure of what is left. */
    boolean isFinal(String state) {
        return finals.contains(state);
    }

    boolean leads(String from, String to) {
        return next.get(from).contains(to);
    }
}
