package tw.agencygateway.mydata.sp.entity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tw.agencygateway.mydata.sp.entity.SpState.Deadline;
import tw.agencygateway.mydata.sp.entity.SpState.Kept;
import tw.agencygateway.mydata.sp.entity.SpState.Work;

/**
 * The normative table {@code sp-flow.md}, read once. Every state and every happening has its row and every pair its cell;
 * a table with a gap, a stranger or a second row does not load.
 */
final class SpFlow {

    static final SpFlow TABLE = read();

    private final Map<SpState, Row> states;
    private final Map<SpHappening, Words> happenings;
    private final Map<SpState, Map<SpHappening, Optional<SpState>>> transitions;

    record Row(Optional<Work> work, Optional<Deadline> deadline, Set<Kept> keeps, String told, Words words) {}

    private SpFlow(
            Map<SpState, Row> states,
            Map<SpHappening, Words> happenings,
            Map<SpState, Map<SpHappening, Optional<SpState>>> transitions) {
        this.states = states;
        this.happenings = happenings;
        this.transitions = transitions;
    }

    Row row(SpState state) {
        return states.get(state);
    }

    Words words(SpHappening happening) {
        return happenings.get(happening);
    }

    Optional<SpState> next(SpState state, SpHappening happening) {
        return transitions.get(state).get(happening);
    }

    private static SpFlow read() {
        List<List<List<String>>> tables = tables();
        return new SpFlow(
                byName(SpState.class, tables.get(0), SpFlow::row),
                byName(SpHappening.class, tables.get(1), cells -> new Words(cells.get(1), cells.get(2))),
                transitions(tables.get(2)));
    }

    private static Row row(List<String> cells) {
        Set<Kept> keeps = cells.get(3).equals("-")
                ? Set.of()
                : Arrays.stream(cells.get(3).split(" "))
                        .map(word -> named(Kept.class, word))
                        .collect(Collectors.toUnmodifiableSet());
        return new Row(
                optional(Work.class, cells.get(1)),
                optional(Deadline.class, cells.get(2)),
                keeps,
                cells.get(4),
                new Words(cells.get(5), cells.get(6)));
    }

    private static Map<SpState, Map<SpHappening, Optional<SpState>>> transitions(List<List<String>> table) {
        List<SpHappening> columns = table.get(0).stream()
                .skip(1)
                .map(name -> named(SpHappening.class, name))
                .toList();
        if (!columns.equals(List.of(SpHappening.values()))) {
            throw new IllegalStateException(
                    "sp-flow.md: the transitions' columns are not the happenings in their order");
        }
        return byName(SpState.class, table, cells -> {
            SpState from = named(SpState.class, cells.get(0));
            Map<SpHappening, Optional<SpState>> row = new EnumMap<>(SpHappening.class);
            for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i), cell(from, cells.get(i + 1)));
            }
            return row;
        });
    }

    private static Optional<SpState> cell(SpState from, String cell) {
        return switch (cell) {
            case "x" -> Optional.empty();
            case "=" -> Optional.of(from);
            default -> Optional.of(named(SpState.class, cell));
        };
    }

    private static <K extends Enum<K>, V> Map<K, V> byName(
            Class<K> type, List<List<String>> table, Function<List<String>, V> value) {
        Map<K, V> rows = new EnumMap<>(type);
        table.stream().skip(2).forEach(cells -> {
            if (rows.put(named(type, cells.get(0)), value.apply(cells)) != null) {
                throw new IllegalStateException("sp-flow.md: " + cells.get(0) + " has two rows");
            }
        });
        if (rows.size() != type.getEnumConstants().length) {
            throw new IllegalStateException("sp-flow.md: a " + type.getSimpleName() + " has no row");
        }
        return rows;
    }

    private static <E extends Enum<E>> Optional<E> optional(Class<E> type, String cell) {
        return cell.equals("-") ? Optional.empty() : Optional.of(named(type, cell));
    }

    private static <E extends Enum<E>> E named(Class<E> type, String cell) {
        return Enum.valueOf(type, cell.toUpperCase(Locale.ROOT));
    }

    /** The document's tables, each a list of rows of trimmed cells, heading and rule included. */
    private static List<List<List<String>>> tables() {
        List<List<List<String>>> tables = new ArrayList<>();
        boolean inside = false;
        for (String line : lines()) {
            if (!line.startsWith("|")) {
                inside = false;
                continue;
            }
            if (!inside) {
                tables.add(new ArrayList<>());
                inside = true;
            }
            String[] cells = line.substring(1, line.lastIndexOf('|')).split("\\|", -1);
            tables.get(tables.size() - 1)
                    .add(Arrays.stream(cells).map(String::trim).toList());
        }
        return tables;
    }

    private static List<String> lines() {
        try (InputStream in = SpFlow.class.getResourceAsStream("sp-flow.md");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
