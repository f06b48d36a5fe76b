package tw.agencygateway.sandbox.mydata.pack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A MyData package about to be made (SP §玖.四): the rows of its manifest, and its files by name. */
public final class PackageDraft {

    /** A data set in the manifest. */
    record Row(String filename, String resourceId, String name, String code) {
        Row withCode(String other) {
            return new Row(filename, resourceId, name, other);
        }
    }

    final List<Row> rows = new ArrayList<>();
    final Map<String, Content> files = new LinkedHashMap<>();

    boolean withManifest = true;

    Archive build() {
        List<Archive.Entry> entries = new ArrayList<>();
        files.forEach((name, content) -> entries.add(new Archive.Entry(name, content, false)));
        if (withManifest) {
            byte[] xml = Manifest.ofDataSets(rows).getBytes(StandardCharsets.UTF_8);
            entries.add(new Archive.Entry("META-INFO/manifest.xml", Content.of(xml)));
        }
        return new Archive(entries);
    }
}
