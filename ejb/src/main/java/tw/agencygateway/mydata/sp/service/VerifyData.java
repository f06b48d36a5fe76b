package tw.agencygateway.mydata.sp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tw.agencygateway.mydata.pack.protocol.FindingCode;
import tw.agencygateway.mydata.pack.protocol.JweDecryptionException;
import tw.agencygateway.mydata.pack.protocol.JweIntake;
import tw.agencygateway.mydata.pack.protocol.MalformedJweException;
import tw.agencygateway.mydata.pack.protocol.MismatchPolicy;
import tw.agencygateway.mydata.pack.protocol.PackageRequest;
import tw.agencygateway.mydata.pack.protocol.PackageVerifier;
import tw.agencygateway.mydata.pack.protocol.RawJwe;
import tw.agencygateway.mydata.pack.protocol.Severity;
import tw.agencygateway.mydata.pack.protocol.SignaturePolicy;
import tw.agencygateway.mydata.pack.protocol.VerificationReport;
import tw.agencygateway.mydata.sp.entity.SpDataSet;
import tw.agencygateway.mydata.sp.entity.SpFile;
import tw.agencygateway.mydata.sp.entity.SpHappening;
import tw.agencygateway.mydata.sp.entity.SpPolicy;
import tw.agencygateway.mydata.sp.entity.SpTransaction;
import tw.agencygateway.pki.service.SignerTrusts;
import tw.agencygateway.vault.service.Vault;
import tw.agencygateway.vault.service.VaultFolder;

/** Verifies what was received and settles it: verified, rejected or undecided (decisions row 17). */
@ApplicationScoped
public class VerifyData {

    private static final Logger LOG = System.getLogger(VerifyData.class.getName());

    @Inject
    private ClaimedSteps steps;

    @Inject
    private Vault vault;

    @Inject
    private SpSecrets secrets;

    @Inject
    private SignerTrusts trusts;

    @Inject
    private SpConfiguration configuration;

    @Inject
    private Clock clock;

    /**
     * Does a claimed verification.
     *
     * @param intake the MAC that ran while the data came, if it did so here; otherwise it runs over the stored bytes
     */
    public void perform(Claim claim, Optional<JweIntake> intake) {
        steps.load(claim).ifPresent(transaction -> {
            try {
                VaultFolder folder = vault.open(
                        transaction.txId(), transaction.holdings().vaultKey().orElseThrow());
                settle(claim, verify(transaction, folder, intake));
            } catch (IOException e) {
                LOG.log(
                        Level.ERROR,
                        "{0}: the vault gives nothing; verified again when the lease ends: {1}",
                        claim.txId(),
                        e.getMessage());
            }
        });
    }

    private VerificationReport verify(SpTransaction transaction, VaultFolder folder, Optional<JweIntake> intake)
            throws IOException {
        byte[] secretKey = secrets.openSecretKey(transaction);
        RawJwe raw = () -> folder.openRaw(DownloadData.RAW);
        PackageVerifier verifier = new PackageVerifier(trusts.current());
        PackageRequest request = request(transaction);
        if (intake.isPresent()) {
            try {
                return verifier.verify(intake.get().finish(), raw, request, folder);
            } catch (MalformedJweException | JweDecryptionException e) {
                LOG.log(Level.DEBUG, "{0}: judged from the stored bytes", transaction.txId());
            }
        }
        return verifier.verify(raw, secretKey, request, folder);
    }

    private PackageRequest request(SpTransaction transaction) {
        SpPolicy policy = transaction.service().policy();
        Map<String, SignaturePolicy> dataSets = transaction.resourceIds().stream()
                .collect(Collectors.toMap(Function.identity(), id -> signature(transaction, id)));
        return new PackageRequest(
                transaction.service().clientId(),
                dataSets,
                secrets.codec(transaction).iv(),
                policy.tolerateIv() ? MismatchPolicy.WARN : MismatchPolicy.REJECT,
                policy.tolerateFilename() ? MismatchPolicy.WARN : MismatchPolicy.REJECT,
                configuration.zipLimits(),
                clock.instant());
    }

    private static SignaturePolicy signature(SpTransaction transaction, String resourceId) {
        return transaction
                .service()
                .dataSet(resourceId)
                .map(SpDataSet::signature)
                .map(signature -> switch (signature) {
                    case REQUIRED -> SignaturePolicy.REQUIRED;
                    case WARN -> SignaturePolicy.WARN;
                    case NOT_REQUIRED -> SignaturePolicy.NOT_REQUIRED;
                })
                .orElse(SignaturePolicy.REQUIRED);
    }

    private static SpHappening happening(VerificationReport report) {
        return switch (report.verdict()) {
            case VERIFIED -> SpHappening.VERIFIED;
            case REJECTED -> onlySaysThatDataSetsFailed(report) ? SpHappening.REFUSED : SpHappening.REJECTED;
            case UNDECIDED -> SpHappening.UNDECIDED;
        };
    }

    /** Nothing wrong with the package, but a data set failed, and with it the transaction (MyData SP V2.6 §玖.四.(二)). */
    private static boolean onlySaysThatDataSetsFailed(VerificationReport report) {
        return report.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .allMatch(finding -> finding.code() == FindingCode.DATA_SET_FAILED);
    }

    private void settle(Claim claim, VerificationReport report) throws IOException {
        SpHappening verdict = happening(report);
        List<SpFile> files = report.files().stream()
                .map(file -> new SpFile(
                        file.objectName(),
                        file.resourceId(),
                        file.fileName(),
                        file.mediaType(),
                        file.size(),
                        file.sha256()))
                .toList();
        boolean written = steps.apply(claim, transaction -> {
            report.dataSets().forEach(set -> transaction.dataSetIs(set.resourceId(), String.valueOf(set.code())));
            return transaction.judged(verdict, ReportJson.write(report), files, configuration.times(), clock.instant());
        });
        if (!written && steps.isOver(claim.txId())) {
            vault.erase(claim.txId());
        }
    }
}
