package tw.agencygateway.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The rows of {@code docs/misbehaviours.md}, which says of itself that it is tested. */
record MisbehaviourTable(List<Row> rows) {

    static final String PACKAGE = "The package";
    static final String TOLERANT = "With the tolerant settings";
    static final String FETCH = "The fetch";

    private static final Path FILE = Path.of("../../docs/misbehaviours.md");

    /**
     * One misbehaviour and what comes of it.
     *
     * @param chapter the heading of second degree above it
     * @param misbehaviours as the sandbox's management API takes them
     * @param outcome the cells behind that
     */
    record Row(String chapter, String what, String misbehaviours, List<String> outcome) {

        private static final int FIRST_OUTCOME = 3;

        private static Row of(String chapter, String line) {
            List<String> cells = Stream.of(line.split("\\|")).map(String::strip).toList();
            String quoted = cells.get(2);
            return new Row(
                    chapter,
                    cells.get(1),
                    quoted.substring(1, quoted.length() - 1),
                    cells.subList(FIRST_OUTCOME, cells.size()));
        }

        @Override
        public String toString() {
            return what + " " + misbehaviours;
        }
    }

    static MisbehaviourTable read() {
        List<Row> rows = new ArrayList<>();
        String chapter = "";
        for (String line : lines()) {
            if (line.startsWith("## ")) {
                chapter = line.substring("## ".length());
            } else if (line.startsWith("| ") && line.contains("| `{")) {
                rows.add(Row.of(chapter, line));
            }
        }
        return new MisbehaviourTable(rows);
    }

    Stream<Row> of(String chapter) {
        return rows.stream().filter(row -> row.chapter().equals(chapter));
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
