package tw.agencygateway.pki.protocol;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;

/** Where a certificate says that the revocation lists of its issuer are (RFC 5280 §4.2.1.13). */
public final class DistributionPoints {
    private static final int LIMIT = 8;

    private DistributionPoints() {}

    /**
     * The addresses, in the certificate's order, of any scheme; at most 8. They are claims of whoever made the certificate. An extension that
     * cannot be read counts as absent: a certificate without addresses is a valid one.
     */
    public static List<URI> of(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
        if (extension == null) {
            return List.of();
        }
        try {
            CRLDistPoint points = CRLDistPoint.getInstance(
                    ASN1OctetString.getInstance(extension).getOctets());
            List<URI> addresses = new ArrayList<>();
            Arrays.stream(points.getDistributionPoints())
                    .flatMap(DistributionPoints::addresses)
                    .limit(LIMIT)
                    .forEach(text -> addresses.add(URI.create(text)));
            return List.copyOf(addresses);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return List.of();
        }
    }

    /**
     * Whether a list with such an issuing distribution point speaks of the certificate (RFC 5280 §6.3.3 (b)(2)).
     *
     * @param extension the list's extension value, an OCTET STRING
     */
    static boolean isInScope(X509Certificate certificate, byte[] extension) {
        try {
            IssuingDistributionPoint scope = IssuingDistributionPoint.getInstance(
                    ASN1OctetString.getInstance(extension).getOctets());
            boolean authority = certificate.getBasicConstraints() >= 0;
            boolean kind = authority ? !scope.onlyContainsUserCerts() : !scope.onlyContainsCACerts();
            boolean whole =
                    !scope.isIndirectCRL() && !scope.onlyContainsAttributeCerts() && scope.getOnlySomeReasons() == null;
            return kind && whole && isNamed(certificate, scope.getDistributionPoint());
        } catch (IllegalArgumentException | IllegalStateException e) {
            // not readable: it does not speak of anything that we know
            return false;
        }
    }

    private static boolean isNamed(X509Certificate certificate, DistributionPointName name) {
        Set<String> own = of(certificate).stream().map(URI::toString).collect(Collectors.toSet());
        return name == null || addresses(name).anyMatch(own::contains);
    }

    private static Stream<String> addresses(DistributionPoint point) {
        return addresses(point.getDistributionPoint());
    }

    private static Stream<String> addresses(DistributionPointName name) {
        if (name == null || name.getType() != DistributionPointName.FULL_NAME) {
            return Stream.empty();
        }
        return Arrays.stream(GeneralNames.getInstance(name.getName()).getNames())
                .filter(general -> general.getTagNo() == GeneralName.uniformResourceIdentifier)
                .map(general -> general.getName().toString());
    }
}
