package tw.agencygateway.platform.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A place in the bootstrap file, read as the type that is expected there. Every method that finds something else throws a {@link
 * BootstrapException} with the file's name, the line, and the path of this place, such as {@code sp_services[0].stage}.
 *
 * <p>Scalars are taken as they are written, quoted or not: a telephone number keeps its leading zero.
 */
public final class BootstrapNode {
    private static final long FILE_LIMIT = 1024 * 1024;

    private final Path file;
    private final String path;
    private final Node node;

    BootstrapNode(Path file, String path, Node node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    /** Declares which keys this mapping may have. */
    public BootstrapNode only(String... keys) {
        List<String> known = Arrays.asList(keys);
        members().forEach((key, member) -> {
            if (!known.contains(key)) {
                throw member.error("this key is unknown here; known are " + String.join(", ", known));
            }
        });
        return this;
    }

    /** The value of a key of this mapping; a key without a value counts as absent. */
    public Optional<BootstrapNode> find(String key) {
        return Optional.ofNullable(members().get(key)).filter(member -> !member.isNull());
    }

    /** The value of a key that must be there. */
    public BootstrapNode get(String key) {
        return find(key).orElseThrow(() -> error("the key " + key + " is missing"));
    }

    /** The elements of this sequence. */
    public List<BootstrapNode> list() {
        if (!(node instanceof SequenceNode sequence)) {
            throw error("a list is expected");
        }
        List<BootstrapNode> elements = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            elements.add(new BootstrapNode(file, path + "[" + elements.size() + "]", element));
        }
        return elements;
    }

    /** The elements of this sequence of scalars. */
    public List<String> texts() {
        return list().stream().map(BootstrapNode::text).toList();
    }

    /** The scalar as it is written, not blank. */
    public String text() {
        if (!(node instanceof ScalarNode scalar)
                || isNull()
                || scalar.getValue().isBlank()) {
            throw error("a text is expected");
        }
        return scalar.getValue();
    }

    /** The scalar as it is written, not blank and at most {@code limit} characters long. */
    public String text(int limit) {
        String text = text();
        if (text.length() > limit) {
            throw error("at most " + limit + " characters are expected");
        }
        return text;
    }

    public boolean flag() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw error("true or false is expected");
        };
    }

    public int number() {
        return as("a whole number", Integer::valueOf);
    }

    /**
     * The scalar as a value type.
     *
     * @param expected what is expected, for the message: "a duration such as P30D"
     * @param reader throws an {@link IllegalArgumentException} or {@link DateTimeException} for what it cannot read
     */
    public <T> T as(String expected, Function<String, T> reader) {
        String text = text();
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw error(expected + " is expected");
        }
    }

    /** The content of the file that this scalar names, relative to the bootstrap file; at most 1 MB. */
    public byte[] fileBytes() {
        Path name = as("a file name", Path::of);
        Path named = file.resolveSibling(name).normalize();
        try {
            if (Files.size(named) > FILE_LIMIT) {
                throw error("the file " + named + " is larger than " + FILE_LIMIT + " bytes");
            }
            return Files.readAllBytes(named);
        } catch (IOException e) {
            throw new BootstrapException(words("the file " + named + " cannot be read"), e);
        }
    }

    /** The one line of the file that this scalar names, without the line's end: a secret. */
    public String fileLine() {
        String text = new String(fileBytes(), UTF_8).stripTrailing();
        if (text.isEmpty() || text.lines().count() != 1) {
            throw error("the file is to hold one line");
        }
        return text;
    }

    /** What is wrong at this place, to be thrown. */
    public BootstrapException error(String what) {
        return new BootstrapException(words(what));
    }

    private Map<String, BootstrapNode> members() {
        if (!(node instanceof MappingNode mapping)) {
            throw error("keys and values are expected");
        }
        Map<String, BootstrapNode> members = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            BootstrapNode key = new BootstrapNode(file, path, tuple.getKeyNode());
            String name = key.text();
            String below = path.isEmpty() ? name : path + "." + name;
            if (members.put(name, new BootstrapNode(file, below, tuple.getValueNode())) != null) {
                throw key.error("the key " + name + " is there twice");
            }
        }
        return members;
    }

    private boolean isNull() {
        return node.getTag().equals(Tag.NULL);
    }

    private String words(String what) {
        String line = node.getStartMark()
                .map(mark -> ", line " + (mark.getLine() + 1))
                .orElse("");
        return "Bootstrap file " + file + line + (path.isEmpty() ? "" : ", " + path) + ": " + what;
    }
}
