package tw.agencygateway.mydata.dp.service;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.entity.DpFile;
import tw.agencygateway.mydata.dp.entity.DpForm;
import tw.agencygateway.mydata.dp.entity.DpPolicy;
import tw.agencygateway.mydata.dp.entity.DpRequest;
import tw.agencygateway.mydata.pack.protocol.DataSetIssue;
import tw.agencygateway.mydata.pack.protocol.DpPackageWriter;
import tw.agencygateway.mydata.pack.protocol.DpPackageWriter.Content;
import tw.agencygateway.mydata.pack.protocol.PackageSigner;
import tw.agencygateway.mydata.pack.protocol.PdfFonts;
import tw.agencygateway.mydata.pack.protocol.PersonData;
import tw.agencygateway.mydata.pack.protocol.PersonDataCsv;
import tw.agencygateway.mydata.pack.protocol.PersonDataJson;
import tw.agencygateway.mydata.pack.protocol.PersonDataPdf;
import tw.agencygateway.mydata.pack.protocol.PersonDataXml;
import tw.agencygateway.mydata.pack.protocol.PersonId;
import tw.agencygateway.vault.service.VaultAttempt;

/** Makes the file that was asked for out of a source's rows (MyData DP V1.3 §玖, decisions row 48). */
@ApplicationScoped
public class MakeFile {

    private static final String NAME = "file";

    @Inject
    PackageSigners signers;

    @Inject
    DpConfiguration configuration;

    @Inject
    Clock clock;

    private PersonDataPdf pdf;

    /** The fonts are read once: that takes longer than a document. */
    @PostConstruct
    void readFonts() {
        try {
            pdf = new PersonDataPdf(PdfFonts.with(configuration.fonts()));
        } catch (IOException e) {
            throw new UncheckedIOException("a font of gateway.dp.fonts cannot be read", e);
        }
    }

    /**
     * Writes the file into the vault.
     *
     * @throws IOException where the vault takes nothing
     * @throws FileNotMadeException where no file can be made of the rows
     */
    DpFile make(DpRequest request, DpPerson person, List<Map<String, Object>> rows, VaultAttempt attempt)
            throws IOException, FileNotMadeException {
        DpDataSet dataSet = request.dataSet();
        DpForm form = request.call().form();
        Content content = content(dataSet, form, person, PersonRows.of(dataSet, rows));
        MeasuredOutput out = new MeasuredOutput(attempt.create(NAME));
        try (out) {
            content.writeTo(out);
        }
        return new DpFile(attempt.nameInFolder(NAME), name(dataSet, form), out.size(), out.sha256());
    }

    /** What the file is called. */
    static String name(DpDataSet dataSet, DpForm form) {
        return dataSet.resourceId() + "." + form.name().toLowerCase(Locale.ROOT);
    }

    /**
     * What stands in the file.
     *
     * @throws FileNotMadeException where a package cannot be signed
     * @throws IOException where it cannot be signed now
     */
    Content content(DpDataSet dataSet, DpForm form, DpPerson person, PersonData data)
            throws IOException, FileNotMadeException {
        DataSetIssue issue = new DataSetIssue(
                dataSet.resourceId(),
                dataSet.registration().description().name(),
                dataSet.registration().agencyName(),
                clock.instant());
        return switch (form) {
            case JSON -> out -> PersonDataJson.write(data, issue, out);
            case PDF -> out -> pdf.write(data, issue, id(person), out);
            case ZIP -> zip(dataSet, data, issue, person);
        };
    }

    private Content zip(DpDataSet dataSet, PersonData data, DataSetIssue issue, DpPerson person)
            throws IOException, FileNotMadeException {
        DpPolicy.Answer policy = dataSet.policy().answer();
        String id = dataSet.resourceId();
        Map<String, Content> files = new LinkedHashMap<>();
        files.put(id + ".json", out -> PersonDataJson.write(data, issue, out));
        files.put(id + ".pdf", out -> pdf.write(data, issue, id(person), out));
        if (policy.withCsv()) {
            files.put(id + ".csv", out -> PersonDataCsv.write(data, out));
        }
        if (policy.withXml()) {
            files.put(id + ".xml", out -> PersonDataXml.write(data, issue, out));
        }
        Optional<PackageSigner> signer = policy.signed() ? Optional.of(signers.current()) : Optional.empty();
        return out -> write(out, files, signer, issue);
    }

    private static void write(
            OutputStream out, Map<String, Content> files, Optional<PackageSigner> signer, DataSetIssue issue)
            throws IOException {
        try {
            DpPackageWriter.write(out, files, signer, issue.issued());
        } catch (GeneralSecurityException e) {
            throw new IOException("the package cannot be signed", e);
        }
    }

    /** The PDF is opened with it (decisions row 26). */
    private static PersonId id(DpPerson person) {
        return new PersonId(person.uid());
    }
}
