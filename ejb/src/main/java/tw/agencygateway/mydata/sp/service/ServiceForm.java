package tw.agencygateway.mydata.sp.service;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tw.agencygateway.mydata.pack.protocol.ParameterCodec;
import tw.agencygateway.mydata.sp.entity.SpDataSet;
import tw.agencygateway.mydata.sp.entity.SpPolicy;
import tw.agencygateway.mydata.sp.entity.SpRegistration;
import tw.agencygateway.mydata.sp.entity.SpSigner;
import tw.agencygateway.mydata.sp.service.InvalidServiceException.Problem;
import tw.agencygateway.pki.protocol.SignerPin;
import tw.agencygateway.platform.entity.Stage;
import tw.agencygateway.platform.service.AddressRanges;
import tw.agencygateway.platform.service.MalformedAddressException;

/**
 * An SP service as someone filled it in, in the console or in the bootstrap file.
 *
 * @param secrets client_secret and CBC IV; empty to keep those there are
 * @param apiKey what to do about the apiKey
 */
public record ServiceForm(
        String clientId,
        SpRegistration registration,
        SpPolicy policy,
        Stage stage,
        boolean enabled,
        List<SpDataSet> dataSets,
        Optional<Secrets> secrets,
        ApiKey apiKey) {

    private static final int MAX_CLIENT_ID = 64;
    private static final int MAX_NAME = 200;
    private static final int MAX_URL = 2000;
    private static final int MAX_EMAIL = 254;

    /** Of the purpose, and of a list with a line for each value. */
    private static final int MAX_TEXT = 4000;

    /** What MyData issued: 16 alphanumerics, and 16 printable ASCII characters. */
    public record Secrets(String clientSecret, String cbcIv) {

        @Override
        public String toString() {
            return "Secrets[…]";
        }
    }

    /**
     * The apiKey that notifications must carry.
     *
     * @param keep leave what there is
     * @param value the new key where it is not kept; null for none
     */
    public record ApiKey(boolean keep, String value) {

        /** Leaves the key as it is. */
        public static final ApiKey KEEP = new ApiKey(true, null);

        @Override
        public String toString() {
            return "ApiKey[…]";
        }
    }

    /** Checks everything that can be checked without the database. */
    void check() throws InvalidServiceException {
        text("client_id", clientId, MAX_CLIENT_ID);
        if (!clientId.matches("[A-Za-z0-9._-]+")) {
            throw new InvalidServiceException("client_id", Problem.UNKNOWN);
        }
        text("category", registration.category(), MAX_NAME);
        text("name", registration.name(), MAX_NAME);
        text("purpose", registration.purpose(), MAX_TEXT);
        text("contact.name", registration.contact().name(), MAX_NAME);
        text("contact.phone", registration.contact().phone(), MAX_NAME);
        text("contact.email", registration.contact().email(), MAX_EMAIL);
        url("front_end_url", registration.frontEndUrl());
        url("platform_url", registration.platform().url());
        urls("return_url", registration.returnUrls());
        urls("agency_pages", registration.agencyPages());
        checkAddresses();
        checkDataSets();
        if (secrets.isPresent()) {
            checkSecrets(secrets.get());
        }
    }

    private void checkAddresses() throws InvalidServiceException {
        if (registration.platform().addresses().isEmpty()) {
            throw new InvalidServiceException("platform_addresses", Problem.MISSING);
        }
        text("platform_addresses", String.join("\n", registration.platform().addresses()), MAX_TEXT);
        try {
            AddressRanges.parse(registration.platform().addresses());
        } catch (MalformedAddressException e) {
            throw new InvalidServiceException("platform_addresses", Problem.NOT_AN_ADDRESS);
        }
    }

    private void checkDataSets() throws InvalidServiceException {
        Set<String> seen = new HashSet<>();
        for (SpDataSet dataSet : dataSets) {
            text("resource_id", dataSet.resourceId(), 2 * MAX_CLIENT_ID);
            text("data_sets.name", dataSet.name(), MAX_NAME);
            // a colon separates the ids in the integration URL (MyData SP V2.6 §柒.二)
            if (!dataSet.resourceId().matches("[\\x21-\\x7e&&[^:]]+")) {
                throw new InvalidServiceException("resource_id", Problem.UNKNOWN);
            }
            if (dataSet.signer().isPresent()) {
                checkSigner(dataSet.signer().get());
            }
            if (!seen.add(dataSet.resourceId())) {
                throw new InvalidServiceException("resource_id", Problem.REPEATED);
            }
        }
    }

    private static void checkSigner(SpSigner signer) throws InvalidServiceException {
        text("signer.issuer", signer.issuer(), SpSigner.NAME_LENGTH);
        text("signer.subject", signer.subject(), SpSigner.NAME_LENGTH);
        try {
            SignerPin.normalise(signer.issuer());
            SignerPin.normalise(signer.subject());
        } catch (IllegalArgumentException e) {
            throw new InvalidServiceException("signer.subject", Problem.NOT_A_NAME);
        }
    }

    private static void checkSecrets(Secrets secrets) throws InvalidServiceException {
        try {
            new ParameterCodec(secrets.clientSecret(), secrets.cbcIv());
        } catch (IllegalArgumentException e) {
            throw new InvalidServiceException("client_secret", Problem.NOT_SIXTEEN_CHARACTERS);
        }
    }

    private void urls(String field, List<String> values) throws InvalidServiceException {
        if (values.isEmpty()) {
            throw new InvalidServiceException(field, Problem.MISSING);
        }
        for (String value : values) {
            url(field, value);
        }
        text(field, String.join("\n", values), MAX_TEXT);
    }

    private void url(String field, String value) throws InvalidServiceException {
        text(field, value, MAX_URL);
        try {
            URI url = new URI(value);
            if (url.getHost() == null || url.getFragment() != null || url.getUserInfo() != null) {
                throw new InvalidServiceException(field, Problem.NOT_A_URL);
            }
            if (!"https".equals(url.getScheme()) && !(stage == Stage.TEST && "http".equals(url.getScheme()))) {
                throw new InvalidServiceException(field, Problem.HTTPS_NEEDED);
            }
        } catch (URISyntaxException e) {
            throw new InvalidServiceException(field, Problem.NOT_A_URL);
        }
    }

    private static void text(String field, String value, int most) throws InvalidServiceException {
        if (value == null || value.isBlank()) {
            throw new InvalidServiceException(field, Problem.MISSING);
        }
        if (value.length() > most) {
            throw new InvalidServiceException(field, Problem.TOO_LONG);
        }
    }
}
