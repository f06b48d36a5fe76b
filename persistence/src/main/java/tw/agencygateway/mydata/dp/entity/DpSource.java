package tw.agencygateway.mydata.dp.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tw.agencygateway.platform.entity.LinesConverter;

/**
 * Where a data set's data comes from. What its settings mean is the source's own matter: each is a name and a text, which may have
 * several lines.
 */
@Embeddable
public class DpSource {

    @Column(name = "source_kind", nullable = false)
    private String kind;

    @Convert(converter = LinesConverter.class)
    @Column(name = "source_settings", nullable = false)
    private List<String> settings;

    @Column(name = "source_secret")
    private byte[] secret;

    protected DpSource() {}

    /**
     * A source.
     *
     * @param kind the name of the gateway's or the agency's own class for it, such as {@code sql}
     * @param settings by name
     * @param sealedSecret its password or token; null for none
     */
    public DpSource(String kind, Map<String, String> settings, byte[] sealedSecret) {
        this.kind = kind;
        this.settings = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + escaped(setting.getValue()))
                .toList();
        this.secret = sealedSecret == null ? null : sealedSecret.clone();
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\r", "").replace("\n", "\\n");
    }

    private static String unescaped(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                char next = value.charAt(++i);
                text.append(next == 'n' ? '\n' : next);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    public String kind() {
        return kind;
    }

    public Map<String, String> settings() {
        Map<String, String> byName = new LinkedHashMap<>();
        settings.forEach(line -> {
            int end = line.indexOf('=');
            byName.put(line.substring(0, end), unescaped(line.substring(end + 1)));
        });
        return byName;
    }

    /** The sealed secret. */
    public Optional<byte[]> secret() {
        return Optional.ofNullable(secret);
    }
}
