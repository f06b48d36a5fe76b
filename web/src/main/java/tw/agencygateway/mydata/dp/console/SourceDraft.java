package tw.agencygateway.mydata.dp.console;

import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tw.agencygateway.mydata.dp.entity.DpSource;
import tw.agencygateway.mydata.dp.service.DataSetForm;
import tw.agencygateway.mydata.dp.service.InvalidDataSetException;
import tw.agencygateway.mydata.dp.service.InvalidDataSetException.Problem;
import tw.agencygateway.platform.console.Lines;

/**
 * The part of a data set's form that says where its data comes from. The gateway's own sources have a field for each setting; those of an
 * agency's own class are lines {@code name=value}. What was typed for one kind stays while another one is looked at.
 */
public class SourceDraft implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Map<String, List<String>> SETTINGS = Map.of(
            "sql", List.of("query", "url", "user", "data_source"),
            "http", List.of("url", "probe_url"),
            "files", List.of("folder"),
            "s3", List.of("bucket", "prefix", "endpoint", "region", "path_style", "access_key"));

    /** The gateway's own kinds. */
    static final Set<String> KINDS = SETTINGS.keySet();

    private final Map<String, String> settings = new HashMap<>();
    private String kind = "sql";
    private String lines;
    private String secret;
    private boolean withoutSecret;
    private boolean secretThere;

    void show(DpSource source) {
        kind = source.kind();
        secretThere = source.secret().isPresent();
        if (isOwn()) {
            lines = source.settings().entrySet().stream()
                    .map(setting -> setting.getKey() + "=" + setting.getValue())
                    .collect(Collectors.joining("\n"));
        } else {
            source.settings().forEach((name, value) -> settings.put(kind + "_" + name, value));
        }
    }

    DataSetForm.Source toForm() throws InvalidDataSetException {
        String typed = DataSetDraft.strip(secret);
        Optional<String> given = typed.isEmpty() ? Optional.empty() : Optional.of(typed);
        return new DataSetForm.Source(
                kind, isOwn() ? ownSettings() : knownSettings(), withoutSecret ? Optional.of("") : given);
    }

    private Map<String, String> knownSettings() {
        Map<String, String> filled = new LinkedHashMap<>();
        for (String name : SETTINGS.get(kind)) {
            String value = DataSetDraft.strip(settings.get(kind + "_" + name));
            if (!value.isEmpty()) {
                filled.put(name, value);
            }
        }
        return filled;
    }

    private Map<String, String> ownSettings() throws InvalidDataSetException {
        Map<String, String> read = new LinkedHashMap<>();
        for (String line : Lines.split(lines)) {
            int end = line.indexOf('=');
            if (end < 1) {
                throw new InvalidDataSetException("source.settings", Problem.NOT_A_WORD, line);
            }
            read.put(line.substring(0, end).strip(), line.substring(end + 1).strip());
        }
        return read;
    }

    /** Whether it is an agency's own class. */
    public boolean isOwn() {
        return !SETTINGS.containsKey(kind);
    }

    public Map<String, String> getSettings() {
        return settings;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    public String getLines() {
        return lines;
    }

    public void setLines(String lines) {
        this.lines = lines;
    }

    /** Whether there is one already, which is never shown. */
    public boolean isSecretThere() {
        return secretThere;
    }

    /** Never what there is. */
    public String getSecret() {
        return null;
    }

    public void setSecret(String secret) {
        this.secret = secret;
    }

    public boolean isWithoutSecret() {
        return withoutSecret;
    }

    public void setWithoutSecret(boolean withoutSecret) {
        this.withoutSecret = withoutSecret;
    }
}
