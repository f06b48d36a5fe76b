package tw.agencygateway.mydata.pack.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code META-INFO/manifest.xml} of a MyData package.
 *
 * <pre>&lt;files&gt;&lt;file&gt;&lt;filename/&gt;&lt;resource_id/&gt;&lt;resource_name/&gt;&lt;code/&gt;&lt;/file&gt;…&lt;/files&gt;</pre>
 *
 * Source: MyData SP V2.6 §玖.四.(二).
 */
public record MyDataManifest(List<Item> items) {
    private static final Pattern CODE = Pattern.compile("[1-5][0-9]{2}");
    private static final int MAX_RESOURCE_ID = 128;

    /**
     * One data set.
     *
     * @param filename of its DP package in this package; a label to look it up by
     * @param resourceName in Chinese; may be empty
     * @param code three digits, see {@link DataSetOutcome}
     */
    public record Item(String filename, String resourceId, String resourceName, int code) {}

    public MyDataManifest {
        items = List.copyOf(items);
    }

    public static MyDataManifest parse(byte[] xml) throws MalformedManifestException {
        List<Item> items = new ArrayList<>();
        for (Map<String, String> file :
                ManifestXml.read(xml, Set.of("filename", "resource_id", "resource_name", "code"))) {
            String resourceId = file.get("resource_id");
            String code = file.get("code");
            if (resourceId.isEmpty()
                    || resourceId.length() > MAX_RESOURCE_ID
                    || !CODE.matcher(code).matches()) {
                throw new MalformedManifestException("a resource_id or code in manifest.xml is not one");
            }
            items.add(new Item(file.get("filename"), resourceId, file.get("resource_name"), Integer.parseInt(code)));
        }
        return new MyDataManifest(items);
    }
}
