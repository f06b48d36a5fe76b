package tw.agencygateway.sandbox.mydata.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tw.agencygateway.sandbox.fault.Faults;
import tw.agencygateway.sandbox.pki.TestPki;
import tw.agencygateway.sandbox.registry.DataSet;
import tw.agencygateway.sandbox.registry.Person;
import tw.agencygateway.sandbox.registry.Service;

/**
 * What {@code GET /service/data} hands over: DP packages in a MyData package in a JWE, each bent by the transaction's
 * misbehaviours.
 *
 * @param live what real providers have sent, by resource id; the packages of all others are made here
 * @param secretKey 32 alphanumerics
 * @param trap an address that nobody has reason to ask
 */
public record Delivery(
        Service service,
        List<DataSet> dataSets,
        Person person,
        Map<String, Provided> live,
        String secretKey,
        Faults faults,
        TestPki pki,
        String trap) {

    /** Writes the compact JWE; with {@link DpFault#SIZE} it is made while it is written. */
    public void writeTo(OutputStream out) throws IOException {
        Plaintext plaintext = new Plaintext(service.clientId() + ".zip", myDataPackage());
        JweDraft draft = new JweDraft(ascii(secretKey), ascii(service.cbcIv()), plaintext);
        faults.bend(JweFault.class, draft);
        draft.writeTo(out, faults.has(DpFault.SIZE));
    }

    private Content myDataPackage() throws IOException {
        PackageDraft draft = new PackageDraft();
        for (DataSet dataSet : dataSets) {
            String filename = dataSet.resourceId() + ".zip";
            Provided provided = live.get(dataSet.resourceId());
            String code = provided == null ? codeOf(dataSet) : provided.code();
            if (code.equals(Provided.DELIVERED)) {
                draft.files.put(
                        filename,
                        provided == null
                                ? dpPackage(dataSet, draft.files.isEmpty())
                                : Content.of(provided.dpPackage()));
            }
            draft.rows.add(new PackageDraft.Row(filename, dataSet.resourceId(), dataSet.name(), code));
        }
        faults.bend(PackageFault.class, draft);
        return draft.build(trap, faults);
    }

    private String codeOf(DataSet dataSet) {
        return person.records(dataSet.resourceId()).isEmpty() ? "204" : Provided.DELIVERED;
    }

    private Content dpPackage(DataSet dataSet, boolean first) throws IOException {
        DpDraft draft = new DpDraft(dataSet, DataFiles.of(dataSet, person), first);
        faults.bend(DpFault.class, draft);
        faults.bend(SignerFault.class, draft);
        return draft.build(pki, trap, faults);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
