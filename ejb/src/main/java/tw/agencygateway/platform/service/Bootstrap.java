package tw.agencygateway.platform.service;

import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import tw.agencygateway.platform.entity.StoredKeysetRepository;

/**
 * Applies the file {@code gateway.bootstrap}: one YAML document that declares what an administrator could also enter in the console.
 * Each top-level key belongs to a {@link BootstrapSection}. The whole file is one transaction: a mistake anywhere stops the start and
 * changes nothing. Nodes that start at the same time apply it one after the other.
 */
@Stateless
public class Bootstrap {
    private static final int SIZE_LIMIT = 1024 * 1024;

    @Inject
    StorageConfiguration configuration;

    @Inject
    StoredKeysetRepository turns;

    @Inject
    @Any
    Instance<BootstrapSection> sections;

    /**
     * Does nothing where no file is configured.
     *
     * @throws BootstrapException where the file is missing or wrong
     */
    public void apply() {
        configuration.bootstrap().ifPresent(file -> {
            turns.takeTurns();
            apply(file, sections.stream().toList());
        });
    }

    static void apply(Path file, List<BootstrapSection> sections) {
        Optional<Node> root = parse(file);
        if (root.isEmpty()) {
            return;
        }
        BootstrapNode document = new BootstrapNode(file, "", root.get());
        document.only(sections.stream().map(BootstrapSection::key).sorted().toArray(String[]::new));
        sections.stream()
                .sorted(Comparator.comparingInt(BootstrapSection::order))
                .forEach(section -> document.find(section.key()).ifPresent(section::apply));
    }

    private static Optional<Node> parse(Path file) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setMaxAliasesForCollections(0)
                .setCodePointLimit(SIZE_LIMIT)
                .build();
        try {
            if (Files.size(file) > SIZE_LIMIT) {
                throw new BootstrapException("The bootstrap file " + file + " is larger than " + SIZE_LIMIT + " bytes");
            }
            return new Compose(settings).composeString(Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new BootstrapException("The bootstrap file " + file + " is not UTF-8", e);
        } catch (IOException e) {
            throw new BootstrapException("The bootstrap file " + file + " cannot be read", e);
        } catch (MarkedYamlEngineException e) {
            String line = e.getProblemMark()
                    .map(mark -> ", line " + (mark.getLine() + 1))
                    .orElse("");
            throw new BootstrapException("Bootstrap file " + file + line + ": " + e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw new BootstrapException("Bootstrap file " + file + ": " + e.getMessage(), e);
        }
    }
}
