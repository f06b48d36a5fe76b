package tw.agencygateway.platform.entity;

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

/**
 * A normative flow as it is written down: a Markdown document beside the classes that run on it, with a table of the states, one of what
 * can happen, and one of the transitions. Every constant has its row and every pair its cell; a table with a gap, a stranger or a second
 * row is an {@link IllegalStateException}.
 */
public final class FlowDocument {

    private final String name;
    private final List<List<List<String>>> tables;

    private FlowDocument(String name, List<List<List<String>>> tables) {
        this.name = name;
        this.tables = tables;
    }

    /**
     * Reads a document.
     *
     * @param beside a class of the package that it lies in
     * @param name its file name
     */
    public static FlowDocument read(Class<?> beside, String name) {
        return new FlowDocument(name, tables(lines(beside, name)));
    }

    /**
     * A table with a row for each constant, which its first cell names.
     *
     * @param table its number in the document, from 0
     * @param value makes something of a row's cells, the first included
     */
    public <K extends Enum<K>, V> Map<K, V> rows(int table, Class<K> type, Function<List<String>, V> value) {
        Map<K, V> rows = new EnumMap<>(type);
        tables.get(table).stream().skip(2).forEach(cells -> {
            if (rows.put(named(type, cells.get(0)), value.apply(cells)) != null) {
                throw new IllegalStateException(name + ": " + cells.get(0) + " has two rows");
            }
        });
        if (rows.size() != type.getEnumConstants().length) {
            throw new IllegalStateException(name + ": a " + type.getSimpleName() + " has no row");
        }
        return rows;
    }

    /**
     * The table of transitions: states down, happenings across.
     *
     * @return the next state; the same one for {@code =}; empty for {@code x}
     */
    public <S extends Enum<S>, H extends Enum<H>> Map<S, Map<H, Optional<S>>> transitions(
            int table, Class<S> states, Class<H> happenings) {
        List<H> columns = tables.get(table).get(0).stream()
                .skip(1)
                .map(cell -> named(happenings, cell))
                .toList();
        if (!columns.equals(List.of(happenings.getEnumConstants()))) {
            throw new IllegalStateException(name + ": the transitions' columns are not the happenings in their order");
        }
        return rows(table, states, cells -> {
            S from = named(states, cells.get(0));
            Map<H, Optional<S>> row = new EnumMap<>(happenings);
            for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i), cell(from, cells.get(i + 1)));
            }
            return row;
        });
    }

    private static <S extends Enum<S>> Optional<S> cell(S from, String cell) {
        return switch (cell) {
            case "x" -> Optional.empty();
            case "=" -> Optional.of(from);
            default -> Optional.of(named(from.getDeclaringClass(), cell));
        };
    }

    /** The constant that a cell names; empty for {@code -}. */
    public static <E extends Enum<E>> Optional<E> optional(Class<E> type, String cell) {
        return cell.equals("-") ? Optional.empty() : Optional.of(named(type, cell));
    }

    /** The constants that a cell names, separated by spaces; none for {@code -}. */
    public static <E extends Enum<E>> Set<E> several(Class<E> type, String cell) {
        return cell.equals("-")
                ? Set.of()
                : Arrays.stream(cell.split(" ")).map(word -> named(type, word)).collect(Collectors.toUnmodifiableSet());
    }

    private static <E extends Enum<E>> E named(Class<E> type, String cell) {
        return Enum.valueOf(type, cell.toUpperCase(Locale.ROOT));
    }

    /** The document's tables, each a list of rows of trimmed cells, heading and rule included. */
    private static List<List<List<String>>> tables(List<String> lines) {
        List<List<List<String>>> tables = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
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

    private static List<String> lines(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
