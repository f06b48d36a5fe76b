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
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tw.agencygateway.mydata.pack.protocol.FindingCode;
import tw.agencygateway.mydata.pack.protocol.JweIntake;
import tw.agencygateway.mydata.pack.protocol.MalformedJweException;
import tw.agencygateway.mydata.pack.protocol.MismatchPolicy;
import tw.agencygateway.mydata.pack.protocol.PackageRequest;
import tw.agencygateway.mydata.pack.protocol.PackageVerifier;
import tw.agencygateway.mydata.pack.protocol.RawJwe;
import tw.agencygateway.mydata.pack.protocol.Severity;
import tw.agencygateway.mydata.pack.protocol.SignaturePolicy;
import tw.agencygateway.mydata.pack.protocol.Verdict;
import tw.agencygateway.mydata.pack.protocol.VerificationReport;
import tw.agencygateway.mydata.sp.entity.SpDataSet;
import tw.agencygateway.mydata.sp.entity.SpFile;
import tw.agencygateway.mydata.sp.entity.SpHappening;
import tw.agencygateway.mydata.sp.entity.SpPolicy;
import tw.agencygateway.mydata.sp.entity.SpSigner;
import tw.agencygateway.mydata.sp.entity.SpState.Work;
import tw.agencygateway.mydata.sp.entity.SpTransaction;
import tw.agencygateway.pki.protocol.SignerPin;
import tw.agencygateway.pki.protocol.SignerStatus;
import tw.agencygateway.pki.service.SignerTrusts;
import tw.agencygateway.vault.service.Vault;
import tw.agencygateway.vault.service.VaultAttempt;
import tw.agencygateway.vault.service.VaultFolder;

/** Verifies what was received and settles it: verified, rejected or undecided (decisions row 17). */
@ApplicationScoped
public class VerifyData {

    private static final Logger LOG = System.getLogger(VerifyData.class.getName());
    private static final int ATTEMPTS = 3;

    @Inject
    private ClaimedSteps steps;

    @Inject
    private Vault vault;

    @Inject
    private SpSecrets secrets;

    @Inject
    private SignerTrusts trusts;

    @Inject
    private DataSetSigners firstSigners;

    @Inject
    private SpConfiguration configuration;

    @Inject
    private Clock clock;

    /**
     * Does a claimed verification.
     *
     * @param intake what read the data's form while it came, if it came here; otherwise that is read from the stored bytes
     */
    public void perform(Claim claim, Optional<JweIntake> intake) {
        steps.load(claim).ifPresent(transaction -> {
            if (claim.work() == Work.VERIFY && transaction.schedule().attempts() > ATTEMPTS) {
                giveUp(claim);
                return;
            }
            try {
                VaultFolder folder = vault.open(
                        transaction.txId(), transaction.holdings().vaultKey().orElseThrow());
                VaultAttempt attempt = folder.attempt(claim.worker());
                VerificationReport report = verify(transaction, folder, attempt, intake);
                if (recordsFirstSigners(transaction, report)) {
                    settle(claim, attempt, report);
                } else {
                    // two first uses at once: judged again when the lease ends, by the signer that is recorded now
                    attempt.discard();
                }
            } catch (IOException e) {
                LOG.log(
                        Level.ERROR,
                        "{0}: the vault fails; what is not settled is verified again when the lease ends: {1}",
                        claim.txId(),
                        e.getMessage());
            }
        });
    }

    /** The verification broke off, here or in workers that died over it: what was received goes to quarantine and is judged again. */
    public void giveUp(Claim claim) {
        write(claim, VerificationReport.notChecked(), List.of());
    }

    private VerificationReport verify(
            SpTransaction transaction, VaultFolder folder, VaultAttempt attempt, Optional<JweIntake> intake)
            throws IOException {
        byte[] secretKey = secrets.openSecretKey(transaction);
        RawJwe raw = () -> folder.openRaw(DownloadData.RAW);
        PackageVerifier verifier = new PackageVerifier(trusts.current());
        PackageRequest request = request(transaction);
        if (intake.isPresent()) {
            try {
                return verifier.verify(intake.get().finish(), raw, request, attempt);
            } catch (MalformedJweException e) {
                LOG.log(Level.DEBUG, "{0}: judged from the stored bytes", transaction.txId());
            }
        }
        return verifier.verify(raw, secretKey, request, attempt);
    }

    private PackageRequest request(SpTransaction transaction) {
        SpPolicy policy = transaction.service().policy();
        Map<String, SignaturePolicy> dataSets = transaction.resourceIds().stream()
                .collect(Collectors.toMap(Function.identity(), id -> signature(transaction, id)));
        return new PackageRequest(
                transaction.service().clientId(),
                dataSets,
                signers(transaction),
                secrets.codec(transaction).iv(),
                policy.tolerateIv() ? MismatchPolicy.WARN : MismatchPolicy.REJECT,
                policy.tolerateFilename() ? MismatchPolicy.WARN : MismatchPolicy.REJECT,
                configuration.zipLimits(),
                transaction.times().received().orElseThrow(),
                clock.instant());
    }

    private static Map<String, SignerPin> signers(SpTransaction transaction) {
        return transaction.service().dataSets().stream()
                .filter(dataSet -> dataSet.signer().isPresent())
                .collect(Collectors.toMap(
                        SpDataSet::resourceId, dataSet -> pin(dataSet.signer().orElseThrow())));
    }

    private static SignerPin pin(SpSigner signer) {
        return new SignerPin(signer.issuer(), signer.subject(), signer.confirmed());
    }

    /** Whether every signer that was the first of its data set is recorded now; otherwise another one has just become the first. */
    private boolean recordsFirstSigners(SpTransaction transaction, VerificationReport report) {
        Map<String, SignerPin> known = signers(transaction);
        return report.verdict() != Verdict.VERIFIED
                || report.signers().stream()
                        .filter(signer -> signer.verdict().status() == SignerStatus.TRUSTED)
                        .filter(signer -> !known.containsKey(signer.resourceId()))
                        .allMatch(signer -> firstSigners.record(
                                transaction.service().clientId(), signer.resourceId(), signer.certificate()));
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

    private void settle(Claim claim, VaultAttempt attempt, VerificationReport report) throws IOException {
        List<SpFile> files = report.files().stream()
                .map(file -> new SpFile(
                        attempt.nameInFolder(file.objectName()),
                        file.resourceId(),
                        file.fileName(),
                        file.mediaType(),
                        file.size(),
                        file.sha256()))
                .toList();
        // named before the result is written: afterwards this node may freeze, and another attempt's files be the ones
        // that count
        Set<String> others = attempt.others();
        if (write(claim, report, files)) {
            attempt.discard(others);
        } else if (steps.isOver(claim.txId())) {
            vault.erase(claim.txId());
        } else {
            attempt.discard();
        }
    }

    private boolean write(Claim claim, VerificationReport report, List<SpFile> files) {
        SpHappening verdict = happening(report);
        return steps.apply(claim, transaction -> {
            report.dataSets().forEach(set -> transaction.dataSetIs(set.resourceId(), String.valueOf(set.code())));
            return transaction.judged(verdict, ReportJson.write(report), files, configuration.times(), clock.instant());
        });
    }
}
