package tw.agencygateway.mydata.pack.protocol;

import java.util.HashMap;
import java.util.Map;

/** The names of one zip: each once, and none both a file and a folder, whatever case or composition. */
final class ZipNames {
    private enum Kind {
        FILE,
        FOLDER,
        /** A folder known only from what lies in it. */
        IMPLIED_FOLDER
    }

    private final Map<String, Kind> kinds = new HashMap<>();

    void add(ZipName name) throws MalformedZipException {
        String key = name.key();
        for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
            if (kinds.putIfAbsent(key.substring(0, slash), Kind.IMPLIED_FOLDER) == Kind.FILE) {
                throw repeated();
            }
        }
        Kind before = kinds.put(key, name.isFolder() ? Kind.FOLDER : Kind.FILE);
        if (before != null && !(before == Kind.IMPLIED_FOLDER && name.isFolder())) {
            throw repeated();
        }
    }

    private static MalformedZipException repeated() {
        return new MalformedZipException(FindingCode.ZIP_DUPLICATE_NAME, "a name occurs twice");
    }
}
