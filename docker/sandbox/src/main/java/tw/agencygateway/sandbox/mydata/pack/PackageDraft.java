package tw.agencygateway.sandbox.mydata.pack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tw.agencygateway.sandbox.fault.Faults;

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

    Content build(String trap, Faults faults) throws IOException {
        List<Archive.Entry> entries = new ArrayList<>();
        files.forEach((name, content) -> entries.add(new Archive.Entry(name, content, false)));
        if (withManifest) {
            ManifestDraft manifest = new ManifestDraft("mydata", trap, Manifest.ofDataSets(rows));
            faults.bend(ManifestFault.class, manifest);
            entries.add(new Archive.Entry("META-INFO/manifest.xml", Content.of(manifest.bytes())));
        }
        return new Archive(entries).bent("mydata", faults);
    }
}
