package tw.agencygateway.sandbox.mydata.pack;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import tw.agencygateway.sandbox.fault.Bend;
import tw.agencygateway.sandbox.fault.Parameter;
import tw.agencygateway.sandbox.fault.Parameters;

/** How the platform's package around the providers' packages can be wrong. An empty resource_id means the first one. */
public enum PackageFault implements Bend<PackageDraft> {
    SET_MISSING(PackageFault::drop, Parameter.text("resource_id", "")),
    SET_EXTRA(PackageFault::addStranger),
    SET_DUPLICATE((draft, p) -> draft.rows.add(draft.rows.get(0))),
    NO_DATA((draft, p) -> end(draft, p, "204"), Parameter.text("resource_id", ""), Parameter.flag("empty_zip")),
    SET_FAILED(
            (draft, p) -> end(draft, p, p.text("code")),
            Parameter.text("resource_id", ""),
            Parameter.text("code", "403"),
            Parameter.flag("empty_zip")),
    FILE_MISSING((draft, p) -> draft.files.remove(draft.rows.get(0).filename())),
    FILE_NO_ZIP(
            (draft, p) -> draft.files.put(
                    draft.rows.get(0).filename(), Content.of(p.text("text").getBytes(StandardCharsets.UTF_8))),
            Parameter.text("text", "<html>")),
    FILE_EXTRA((draft, p) -> draft.files.put("unlisted.zip", new Archive(List.of()))),
    MISSING_META_INFO((draft, p) -> draft.withManifest = false);

    private final BiConsumer<PackageDraft, Parameters> change;
    private final List<Parameter> parameters;

    PackageFault(BiConsumer<PackageDraft, Parameters> change, Parameter... parameters) {
        this.change = change;
        this.parameters = List.of(parameters);
    }

    @Override
    public void bend(PackageDraft draft, Parameters given) {
        change.accept(draft, given);
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public String stage() {
        return "mydata_package";
    }

    private static int chosen(PackageDraft draft, Parameters p) {
        for (int i = 0; i < draft.rows.size(); i++) {
            if (draft.rows.get(i).resourceId().equals(p.text("resource_id"))) {
                return i;
            }
        }
        return 0;
    }

    private static void drop(PackageDraft draft, Parameters p) {
        PackageDraft.Row row = draft.rows.remove(chosen(draft, p));
        draft.files.remove(row.filename());
    }

    private static void addStranger(PackageDraft draft, Parameters p) {
        draft.rows.add(new PackageDraft.Row("API.Stranger1.zip", "API.Stranger1", "未請求的資料集", "200"));
        draft.files.put(
                "API.Stranger1.zip", draft.files.getOrDefault(draft.rows.get(0).filename(), new Archive(List.of())));
    }

    private static void end(PackageDraft draft, Parameters p, String code) {
        int index = chosen(draft, p);
        PackageDraft.Row row = draft.rows.get(index);
        draft.rows.set(index, row.withCode(code));
        draft.files.remove(row.filename());
        if (p.flag("empty_zip")) {
            draft.files.put(row.filename(), new Archive(List.of()));
        }
    }
}
