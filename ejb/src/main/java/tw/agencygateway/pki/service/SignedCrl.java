package tw.agencygateway.pki.service;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import tw.agencygateway.pki.entity.CrlFacts;
import tw.agencygateway.pki.protocol.Crl;
import tw.agencygateway.pki.protocol.MalformedCertificateException;
import tw.agencygateway.pki.service.CrlRefusedException.Reason;

/** A revocation list as it was handed in or fetched, before anybody trusts it. */
final class SignedCrl {
    private static final int CRL_SIGN = 6;
    private static final String AUTHORITY_KEY_ID = "2.5.29.35";
    private static final String ISSUING_DISTRIBUTION_POINT = "2.5.29.28";
    private static final String DELTA_INDICATOR = "2.5.29.27";
    private static final int NUMBER_BYTES = 20; // RFC 5280 §5.2.3

    private final X509CRL list;
    private final Crl parsed;
    private final byte[] der;

    private SignedCrl(X509CRL list, byte[] der) throws MalformedCertificateException {
        this.list = list;
        this.der = der;
        this.parsed = Crl.parse(der);
    }

    /** @param bytes DER or PEM */
    static SignedCrl parse(byte[] bytes) throws CrlRefusedException {
        try {
            var stream = new ByteArrayInputStream(bytes);
            X509CRL list = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(stream);
            SignedCrl crl = new SignedCrl(list, list.getEncoded());
            if (list.getExtensionValue(DELTA_INDICATOR) != null || crl.numberTooLong()) {
                throw new CrlRefusedException(Reason.MALFORMED, "This kind of revocation list is not read");
            }
            return crl;
        } catch (CertificateException | CRLException | MalformedCertificateException e) {
            throw new CrlRefusedException(Reason.MALFORMED, "This is no X.509 revocation list", e);
        }
    }

    /** @param authorities the CA certificates that are trusted now */
    void requireSignedByOneOf(List<X509Certificate> authorities) throws CrlRefusedException {
        List<X509Certificate> named = authorities.stream()
                .filter(authority -> authority.getSubjectX500Principal().equals(list.getIssuerX500Principal()))
                .toList();
        if (named.isEmpty()) {
            throw new CrlRefusedException(
                    Reason.UNKNOWN_ISSUER,
                    "No trust anchor is called " + list.getIssuerX500Principal().getName());
        }
        if (named.stream().noneMatch(this::isSignedBy)) {
            throw new CrlRefusedException(Reason.NOT_GENUINE, "The revocation list is not signed by its issuer");
        }
    }

    private boolean isSignedBy(X509Certificate authority) {
        boolean[] usage = authority.getKeyUsage();
        if (usage != null && !usage[CRL_SIGN]) {
            return false;
        }
        try {
            list.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    CrlFacts facts() {
        return new CrlFacts(
                list.getIssuerX500Principal(),
                series(),
                parsed.number().orElse(null),
                parsed.thisUpdate(),
                parsed.nextUpdate().orElse(null));
    }

    boolean isIssuedAfter(Instant moment) {
        return parsed.thisUpdate().isAfter(moment);
    }

    byte[] der() {
        return der.clone();
    }

    private boolean numberTooLong() {
        return parsed.number()
                .filter(number -> number.bitLength() > NUMBER_BYTES * Byte.SIZE)
                .isPresent();
    }

    /** Lists of another key of the issuer, and of another part of its certificates, stand beside one another. */
    private byte[] series() {
        ByteArrayOutputStream series = new ByteArrayOutputStream();
        for (String extension : List.of(AUTHORITY_KEY_ID, ISSUING_DISTRIBUTION_POINT)) {
            byte[] value = list.getExtensionValue(extension);
            series.write(value == null ? 0 : 1);
            series.writeBytes(value == null ? new byte[0] : value);
        }
        return series.toByteArray();
    }
}
