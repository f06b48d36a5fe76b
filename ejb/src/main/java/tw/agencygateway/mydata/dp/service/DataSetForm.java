package tw.agencygateway.mydata.dp.service;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tw.agencygateway.mydata.dp.entity.DpAuthorization;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.entity.DpField;
import tw.agencygateway.mydata.dp.entity.DpRegistration;
import tw.agencygateway.mydata.dp.entity.DpScope;
import tw.agencygateway.mydata.dp.service.InvalidDataSetException.Problem;
import tw.agencygateway.platform.entity.Stage;
import tw.agencygateway.platform.service.AddressRanges;
import tw.agencygateway.platform.service.MalformedAddressException;

/**
 * A data set as someone filled it in, in the console or in the bootstrap file.
 *
 * @param resourceSecret empty to keep the one there is
 */
public record DataSetForm(String resourceId, Optional<String> resourceSecret, DpDataSet.Form form, Source source) {

    /** What may stand in the DP-API's path. */
    static final String RESOURCE = "[A-Za-z0-9._~-]+";

    private static final int MAX_ID = 128;
    private static final int MAX_WORD = 100;
    private static final int MAX_NAME = 200;
    private static final int MAX_REMARK = 1000;
    private static final int MAX_URL = 2000;
    private static final int MAX_EMAIL = 254;
    private static final int MAX_TEXT = 4000;
    private static final int MAX_DOCUMENT = 1 << 20;

    /**
     * Where the data comes from.
     *
     * @param kind the source's name
     * @param settings its own
     * @param secret its password or token; empty to keep the one there is, an empty text for none
     */
    public record Source(String kind, Map<String, String> settings, Optional<String> secret) {

        /** Tells nothing of the secret. */
        @Override
        public String toString() {
            return "Source[" + kind + "]";
        }
    }

    /** Tells nothing of the secrets. */
    @Override
    public String toString() {
        return "DataSetForm[" + resourceId + "]";
    }

    /** Checks everything that can be checked without the database. */
    void check() throws InvalidDataSetException {
        word("resource_id", resourceId, MAX_ID, "[\\x21-\\x7e&&[^:]]+");
        word("resource", form.resource(), MAX_WORD, RESOURCE);
        checkRegistration(form.registration());
        checkAuthorization(form.authorization());
        checkAddresses(form.policy().access().addresses());
        lines("audiences", form.policy().access().audiences());
        lines("clients", form.policy().access().clients());
        checkFields();
        checkScopes();
        checkApiDocument();
        text("source.kind", source.kind(), MAX_NAME);
    }

    private static void checkRegistration(DpRegistration registration) throws InvalidDataSetException {
        text("agency", registration.agencyName(), MAX_NAME);
        text("contact.name", registration.contact().name(), MAX_NAME);
        text("contact.phone", registration.contact().phone(), MAX_NAME);
        text("contact.email", registration.contact().email(), MAX_EMAIL);
        text("category", registration.description().category(), MAX_NAME);
        text("name", registration.description().name(), MAX_NAME);
        text("description", registration.description().text(), MAX_TEXT);
        text("download_words", registration.description().downloadWords(), MAX_TEXT);
    }

    private void checkAuthorization(DpAuthorization authorization) throws InvalidDataSetException {
        url("discovery_url", authorization.discoveryUrl());
        if (authorization.fallback().isPresent()) {
            url("introspection_endpoint", authorization.fallback().get().introspection());
            url("user_info_endpoint", authorization.fallback().get().userInfo());
        }
    }

    private static void checkAddresses(List<String> addresses) throws InvalidDataSetException {
        if (addresses.isEmpty()) {
            throw new InvalidDataSetException("addresses", Problem.MISSING);
        }
        lines("addresses", addresses);
        try {
            AddressRanges.parse(addresses);
        } catch (MalformedAddressException e) {
            throw new InvalidDataSetException("addresses", Problem.NOT_AN_ADDRESS);
        }
    }

    private void checkFields() throws InvalidDataSetException {
        if (form.fields().isEmpty()) {
            throw new InvalidDataSetException("fields", Problem.MISSING);
        }
        Set<String> seen = new HashSet<>();
        for (DpField field : form.fields()) {
            word("fields.key", field.key(), MAX_WORD, "[^\\p{Cntrl}]+");
            word("fields.label", field.label(), MAX_NAME, "[^\\p{Cntrl}]+");
            text("fields.column", field.column(), MAX_NAME);
            most("fields.remark", field.remark(), MAX_REMARK);
            if (!seen.add(field.key())) {
                throw new InvalidDataSetException("fields.key", Problem.REPEATED, field.key());
            }
        }
    }

    private void checkScopes() throws InvalidDataSetException {
        if (form.scopes().isEmpty()) {
            throw new InvalidDataSetException("scopes", Problem.MISSING);
        }
        Set<String> seen = new HashSet<>();
        for (DpScope scope : form.scopes()) {
            // one scope-token (RFC 6749 §3.3)
            word("scopes.value", scope.value(), MAX_NAME, "[\\x21\\x23-\\x5b\\x5d-\\x7e]+");
            most("scopes.remark", scope.remark(), MAX_REMARK);
            if (!seen.add(scope.value())) {
                throw new InvalidDataSetException("scopes.value", Problem.REPEATED, scope.value());
            }
        }
    }

    private void checkApiDocument() throws InvalidDataSetException {
        if (form.apiDocument() != null) {
            most("api_document", form.apiDocument(), MAX_DOCUMENT);
            if (!DataSetOpenApi.isOpenApi(form.apiDocument())) {
                throw new InvalidDataSetException("api_document", Problem.NOT_OPEN_API);
            }
        }
    }

    private void url(String field, String value) throws InvalidDataSetException {
        text(field, value, MAX_URL);
        try {
            URI url = new URI(value);
            if (url.getHost() == null || url.getFragment() != null || url.getUserInfo() != null) {
                throw new InvalidDataSetException(field, Problem.NOT_A_URL);
            }
            boolean test = form.stage() == Stage.TEST && "http".equals(url.getScheme());
            if (!"https".equals(url.getScheme()) && !test) {
                throw new InvalidDataSetException(field, Problem.HTTPS_NEEDED);
            }
        } catch (URISyntaxException e) {
            throw new InvalidDataSetException(field, Problem.NOT_A_URL);
        }
    }

    private static void lines(String field, List<String> values) throws InvalidDataSetException {
        for (String value : values) {
            word(field, value, MAX_NAME, "\\S+");
        }
        most(field, String.join("\n", values), MAX_TEXT);
    }

    private static void word(String field, String value, int most, String form) throws InvalidDataSetException {
        text(field, value, most);
        if (!value.matches(form)) {
            throw new InvalidDataSetException(field, Problem.NOT_A_WORD, value);
        }
    }

    private static void text(String field, String value, int most) throws InvalidDataSetException {
        if (value == null || value.isBlank()) {
            throw new InvalidDataSetException(field, Problem.MISSING);
        }
        most(field, value, most);
    }

    private static void most(String field, String value, int most) throws InvalidDataSetException {
        if (value == null) {
            throw new InvalidDataSetException(field, Problem.MISSING);
        }
        if (value.length() > most) {
            throw new InvalidDataSetException(field, Problem.TOO_LONG);
        }
    }
}
