package tw.agencygateway.pki.protocol;

import static tw.agencygateway.pki.protocol.TestPki.NOW;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import tw.agencygateway.pki.protocol.TestPki.Holder;

/** A signer below an intermediate authority below a root, both with a fresh list. */
abstract class SignerTrustCase {
    final Holder root = TestPki.root("Root");
    final Holder middle = TestPki.issue(root, TestPki.authority("Middle").withPathLength(0));
    final Holder signer = TestPki.issue(middle, TestPki.signer("Signer"));
    final List<Crl> crls = new ArrayList<>(List.of(TestPki.crl(root), TestPki.crl(middle)));

    SignerStatus status(Holder holder) {
        return trust().check(holder.certificate(), NOW).status();
    }

    SignerTrust trust() {
        return trust(List.of(root), List.of(middle));
    }

    SignerTrust trust(List<Holder> roots, List<Holder> intermediates) {
        CrlSource source = issuer ->
                crls.stream().filter(crl -> crl.issuer().equals(issuer)).toList();
        return new SignerTrust(certificates(roots), certificates(intermediates), source);
    }

    static List<X509Certificate> certificates(List<Holder> holders) {
        return holders.stream().map(Holder::certificate).toList();
    }
}
