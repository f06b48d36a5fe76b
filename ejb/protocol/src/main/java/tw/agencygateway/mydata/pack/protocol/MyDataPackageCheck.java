package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies a MyData package: its manifest names exactly the requested data sets, each data set's DP package is there and good, and nothing
 * else. Source: MyData SP V2.6 §玖.四.
 */
final class MyDataPackageCheck {
    private static final String MANIFEST = "META-INFO/manifest.xml";

    private final Map<String, SignaturePolicy> requested;
    private final Findings findings;
    private final DpPackageCheck dpPackages;
    private final List<DataSetOutcome> outcomes = new ArrayList<>();

    MyDataPackageCheck(Map<String, SignaturePolicy> requested, Findings findings, DpPackageCheck dpPackages) {
        this.requested = requested;
        this.findings = findings;
        this.dpPackages = dpPackages;
    }

    List<DataSetOutcome> outcomes() {
        return outcomes;
    }

    void check(PackageZip zip) throws IOException {
        Optional<StrictZip.Entry> manifest = zip.entry(MANIFEST);
        if (manifest.isEmpty()) {
            findings.add(FindingCode.MANIFEST_MISSING, null, MANIFEST);
            return;
        }
        List<MyDataManifest.Item> items = MyDataManifest.parse(zip.read(manifest.get(), ManifestXml.MAX_BYTES))
                .items();
        compareDataSets(items);
        compareFiles(zip, items);
        for (MyDataManifest.Item item : items) {
            if (findings.hasErrors()) {
                return;
            }
            checkDataSet(zip, item);
        }
    }

    private void compareDataSets(List<MyDataManifest.Item> items) {
        Set<String> seen = new HashSet<>();
        for (MyDataManifest.Item item : items) {
            DataSetOutcome outcome = new DataSetOutcome(item.resourceId(), item.resourceName(), item.code());
            if (!seen.add(item.resourceId())) {
                findings.add(FindingCode.DATA_SET_REPEATED, item.resourceId(), null);
            } else if (!requested.containsKey(item.resourceId())) {
                findings.add(FindingCode.DATA_SET_NOT_REQUESTED, item.resourceId(), null);
            } else if (outcome.failed()) {
                findings.add(FindingCode.DATA_SET_FAILED, item.resourceId(), null, Integer.toString(item.code()));
            }
            outcomes.add(outcome);
        }
        requested.keySet().stream()
                .filter(id -> !seen.contains(id))
                .sorted()
                .forEach(id -> findings.add(FindingCode.DATA_SET_MISSING, id, null));
    }

    private void compareFiles(PackageZip zip, List<MyDataManifest.Item> items) {
        Set<String> listed = new HashSet<>(Set.of(MANIFEST));
        for (MyDataManifest.Item item : items) {
            if (!item.filename().isEmpty() && !listed.add(item.filename())) {
                findings.add(FindingCode.MANIFEST_MALFORMED, item.resourceId(), item.filename());
            }
        }
        zip.entries().stream()
                .filter(entry -> !listed.contains(entry.name()))
                .forEach(entry -> findings.add(FindingCode.FILE_NOT_LISTED, null, entry.name()));
    }

    private void checkDataSet(PackageZip zip, MyDataManifest.Item item) throws IOException {
        Optional<StrictZip.Entry> entry = zip.entry(item.filename());
        try {
            if (item.code() == DataSetOutcome.NO_DATA) {
                checkEmpty(zip, entry, item.resourceId());
            } else if (entry.isEmpty()) {
                findings.add(FindingCode.DATA_PACKAGE_MISSING, item.resourceId(), item.filename());
            } else {
                checkDpPackage(zip, entry.get(), item.resourceId());
            }
        } catch (MalformedContentException e) {
            findings.add(e, item.resourceId(), item.filename());
        }
    }

    private void checkEmpty(PackageZip zip, Optional<StrictZip.Entry> entry, String resourceId) throws IOException {
        if (entry.isEmpty() || entry.get().size() == 0 || isEmptyZip(zip, entry.get())) {
            findings.add(FindingCode.DATA_SET_EMPTY, resourceId, null);
        } else {
            findings.add(FindingCode.DATA_SET_NOT_EMPTY, resourceId, entry.get().name());
        }
    }

    private static boolean isEmptyZip(PackageZip zip, StrictZip.Entry entry) throws IOException {
        try (PackageZip inner = zip.open(entry)) {
            return inner.entries().isEmpty();
        }
    }

    private void checkDpPackage(PackageZip zip, StrictZip.Entry entry, String resourceId) throws IOException {
        try (PackageZip dpPackage = zip.open(entry)) {
            dpPackages.check(dpPackage, resourceId, requested.get(resourceId));
        }
    }
}
