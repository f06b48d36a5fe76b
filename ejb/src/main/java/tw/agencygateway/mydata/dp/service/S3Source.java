package tw.agencygateway.mydata.dp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tw.agencygateway.mydata.dp.service.SourceException.Kind;
import tw.agencygateway.vault.client.S3Reader;

/**
 * As {@link FileSource}, in a bucket of an S3-compatible store. Settings: {@code bucket}, {@code access_key}, and where they differ from the
 * usual {@code prefix} (none), {@code endpoint} ({@code https://host[:port]}; AWS's own), {@code region} ({@code us-east-1}) and {@code
 * path_style} ({@code false}). The secret is the secret key.
 */
@ApplicationScoped
public class S3Source implements PersonDataSource {
    private static final Logger LOG = System.getLogger(S3Source.class.getName());
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");

    @Inject
    S3Reader reader;

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public List<Map<String, Object>> fetch(SourceQuery query) throws SourceException {
        String name = PersonFile.name(query.person());
        try {
            Optional<byte[]> content = reader.read(
                    source(query),
                    name,
                    query.limits().bytes() + 1,
                    query.limits().time());
            return content.isEmpty() ? List.of() : PersonFile.rows(content.get(), query.limits());
        } catch (IOException e) {
            // no cause and no message: they name the person's object
            throw new SourceException(Kind.UNREACHABLE, "an object cannot be read");
        }
    }

    @Override
    public void probe(SourceQuery query) throws SourceException {
        try {
            reader.check(source(query));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a bucket cannot be read", e);
            throw new SourceException(Kind.UNREACHABLE, "the bucket cannot be read: " + e.getMessage());
        }
    }

    private static S3Reader.Source source(SourceQuery query) throws SourceException {
        Map<String, String> settings = query.settings();
        return new S3Reader.Source(
                endpoint(settings.getOrDefault("endpoint", "")),
                matching("region", settings.getOrDefault("region", "us-east-1"), REGION),
                matching("bucket", query.setting("bucket"), BUCKET),
                settings.getOrDefault("prefix", ""),
                settings.getOrDefault("path_style", "false").equals("true"),
                query.setting("access_key"),
                query.secret().orElseThrow(() -> new SourceException(Kind.WRONG, "the secret key is missing")));
    }

    private static String matching(String setting, String value, Pattern pattern) throws SourceException {
        if (!pattern.matcher(value).matches()) {
            throw new SourceException(Kind.WRONG, "the source's setting " + setting + " is none");
        }
        return value;
    }

    private static Optional<URI> endpoint(String text) throws SourceException {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            URI endpoint = new URI(text);
            boolean plain = endpoint.getHost() != null
                    && endpoint.getRawUserInfo() == null
                    && endpoint.getRawQuery() == null
                    && List.of("http", "https").contains(endpoint.getScheme());
            if (plain) {
                return Optional.of(endpoint);
            }
        } catch (URISyntaxException e) {
            LOG.log(Level.DEBUG, "no address", e);
        }
        throw new SourceException(Kind.WRONG, "the source's setting endpoint is none");
    }
}
