package tw.agencygateway.sandbox.mydata.dp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import tw.agencygateway.sandbox.http.Json;
import tw.agencygateway.sandbox.registry.Form;

/**
 * What MyData finds in the data that came (DP §玖).
 *
 * @param names of the files
 * @param signer the subject of the certificate; empty where nothing is signed
 * @param findings what is wrong, each a word and what it is about
 */
record Contents(List<String> names, String signer, List<String> findings) {
    static final Contents NONE = new Contents(List.of(), "", List.of());

    private static final int BITS_OF_AES_256 = 256;

    /** @param person the national id that opens a PDF */
    static Contents of(Form form, byte[] bytes, String person) {
        if (form == Form.ZIP) {
            return new PackageCheck(person).check(bytes);
        }
        List<String> findings = new ArrayList<>();
        String name = "data." + form.id();
        checkFile(name, bytes, person, findings);
        return new Contents(List.of(name), "", findings);
    }

    /** By the ending of its name. */
    static void checkFile(String name, byte[] bytes, String person, List<String> findings) {
        if (name.endsWith(".json")) {
            checkJson(name, bytes, findings);
        } else if (name.endsWith(".pdf")) {
            checkPdf(name, bytes, person, findings);
        }
    }

    private static void checkJson(String name, byte[] bytes, List<String> findings) {
        try {
            if (Json.read(bytes).isMissingNode()) {
                findings.add("no-json: " + name);
            }
        } catch (IOException e) {
            findings.add("no-json: " + name);
        }
    }

    /** Opens with the national id, its letter in upper case, and with nothing else. */
    private static void checkPdf(String name, byte[] bytes, String person, List<String> findings) {
        try (PDDocument open = Loader.loadPDF(bytes)) {
            findings.add("pdf-open-to-all: " + name + ", " + open.getNumberOfPages() + " pages");
        } catch (InvalidPasswordException e) {
            checkOpened(name, bytes, person, findings);
        } catch (IOException e) {
            findings.add("no-pdf: " + name);
        }
    }

    private static void checkOpened(String name, byte[] bytes, String person, List<String> findings) {
        try (PDDocument opened = Loader.loadPDF(bytes, String.valueOf(person))) {
            if (opened.getNumberOfPages() == 0) {
                findings.add("pdf-empty: " + name);
            }
            if (opened.getEncryption().getLength() < BITS_OF_AES_256) {
                findings.add("pdf-weakly-encrypted: " + name);
            }
        } catch (InvalidPasswordException e) {
            findings.add("pdf-closed-to-person: " + name);
        } catch (IOException e) {
            findings.add("no-pdf: " + name);
        }
    }
}
