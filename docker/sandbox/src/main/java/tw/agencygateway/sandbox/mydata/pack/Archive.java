package tw.agencygateway.sandbox.mydata.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tw.agencygateway.sandbox.fault.Faults;

/** A zip file, written as it goes along. Names are UTF-8 and, being a test tool's, whatever a misbehaviour wants. */
record Archive(List<Entry> entries) implements Content {

    /** What the transaction's misbehaviours make of it. */
    Content bent(String place, Faults faults) throws IOException {
        if (!faults.hasAny(ZipFault.class)) {
            return this;
        }
        ForgedZip zip = new ForgedZip(place, entries);
        faults.bend(ZipFault.class, zip);
        return zip;
    }

    /** @param compressed false for what does not shrink anyway */
    record Entry(String name, Content content, boolean compressed) {
        Entry(String name, Content content) {
            this(name, content, true);
        }
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(new Unclosed(out));
        for (Entry entry : entries) {
            ZipEntry head = new ZipEntry(entry.name());
            // a fixed time: the same package each time it is written
            head.setTime(1_600_000_000_000L);
            zip.setLevel(entry.compressed() ? Deflater.DEFAULT_COMPRESSION : Deflater.NO_COMPRESSION);
            zip.putNextEntry(head);
            entry.content().writeTo(zip);
            zip.closeEntry();
        }
        zip.finish();
        zip.flush();
    }
}
