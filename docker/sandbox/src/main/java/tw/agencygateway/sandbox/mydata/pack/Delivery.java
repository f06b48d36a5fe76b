package tw.agencygateway.sandbox.mydata.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tw.agencygateway.sandbox.fault.Faults;
import tw.agencygateway.sandbox.pki.TestPki;
import tw.agencygateway.sandbox.registry.DataSet;
import tw.agencygateway.sandbox.registry.Person;
import tw.agencygateway.sandbox.registry.Service;

/**
 * What {@code GET /service/data} hands over: DP packages in a MyData package in a JWE, each bent by the transaction's
 * misbehaviours.
 *
 * @param secretKey 32 alphanumerics
 * @param trap an address that nobody has reason to ask
 */
public record Delivery(
        Service service,
        List<DataSet> dataSets,
        Person person,
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
            boolean known = !person.records(dataSet.resourceId()).isEmpty();
            if (known) {
                draft.files.put(filename, dpPackage(dataSet, draft.files.isEmpty()));
            }
            draft.rows.add(new PackageDraft.Row(filename, dataSet.resourceId(), dataSet.name(), known ? "200" : "204"));
        }
        faults.bend(PackageFault.class, draft);
        return draft.build(trap, faults);
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
