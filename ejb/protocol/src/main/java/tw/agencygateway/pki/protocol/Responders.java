package tw.agencygateway.pki.protocol;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * Where a certificate says that OCSP responders are (RFC 5280 §4.2.2.1). What the same extension says of issuers' certificates is never
 * followed: paths are made of configured certificates only.
 */
public final class Responders {
    private static final int LIMIT = 8;

    private Responders() {}

    /** The addresses, in the certificate's order, of any scheme; at most 8. An extension that cannot be read counts as absent. */
    public static List<URI> of(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(Extension.authorityInfoAccess.getId());
        if (extension == null) {
            return List.of();
        }
        try {
            List<URI> addresses = new ArrayList<>();
            for (AccessDescription access : AuthorityInformationAccess.getInstance(
                            ASN1OctetString.getInstance(extension).getOctets())
                    .getAccessDescriptions()) {
                GeneralName place = access.getAccessLocation();
                if (access.getAccessMethod().equals(AccessDescription.id_ad_ocsp)
                        && place.getTagNo() == GeneralName.uniformResourceIdentifier
                        && addresses.size() < LIMIT) {
                    addresses.add(URI.create(place.getName().toString()));
                }
            }
            return List.copyOf(addresses);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return List.of();
        }
    }
}
