package tw.agencygateway.mydata.dp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tw.agencygateway.mydata.dp.service.SourceException.Kind;

/**
 * A JSON file for each person, {@code <uid>.json}, in a folder. Setting: {@code folder}, below {@code gateway.dp.source-folder}. The file
 * holds an object or a list of objects. What is no national id never becomes part of a path.
 */
@ApplicationScoped
public class FileSource implements PersonDataSource {

    @Inject
    DpConfiguration configuration;

    @Override
    public String name() {
        return "files";
    }

    @Override
    public List<Map<String, Object>> fetch(SourceQuery query) throws SourceException {
        Path file = folder(query).resolve(PersonFile.name(query.person()));
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return PersonFile.rows(in.readNBytes(query.limits().bytes() + 1), query.limits());
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new SourceException(Kind.UNREACHABLE, "a file cannot be read");
        }
    }

    @Override
    public void probe(SourceQuery query) throws SourceException {
        if (!Files.isReadable(folder(query))) {
            throw new SourceException(Kind.UNREACHABLE, "the folder cannot be read");
        }
    }

    private Path folder(SourceQuery query) throws SourceException {
        if (configuration.sourceFolder().isEmpty()) {
            throw new SourceException(Kind.WRONG, "gateway.dp.source-folder is not set");
        }
        Path root = Path.of(configuration.sourceFolder()).toAbsolutePath().normalize();
        Path folder = root.resolve(query.setting("folder")).normalize();
        if (!folder.startsWith(root)) {
            throw new SourceException(Kind.WRONG, "the folder does not lie below gateway.dp.source-folder");
        }
        return folder;
    }
}
