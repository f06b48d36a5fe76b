package tw.agencygateway.mydata.dp.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tw.agencygateway.mydata.dp.entity.DpAuthorization;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.entity.DpDataSets;
import tw.agencygateway.mydata.dp.entity.DpHappening;
import tw.agencygateway.mydata.dp.entity.DpReason;
import tw.agencygateway.mydata.dp.entity.DpRequests;
import tw.agencygateway.mydata.dp.entity.DpScope;
import tw.agencygateway.mydata.dp.entity.DpSource;
import tw.agencygateway.mydata.dp.entity.DpStatus;
import tw.agencygateway.mydata.dp.service.InvalidDataSetException.Problem;
import tw.agencygateway.platform.service.OutboundConfiguration;

/** The agency's data sets: what the console and the bootstrap file register. Secrets go in and never come out. */
@Stateless
public class DataSetRegister {

    @Inject
    private DpDataSets dataSets;

    @Inject
    private DpRequests requests;

    @Inject
    private SourceCatalogue sources;

    @Inject
    private DpSecrets secrets;

    @Inject
    private SourceSecrets sourceSecrets;

    @Inject
    private OutboundConfiguration outbound;

    @Inject
    private Clock clock;

    /** Data sets whose resource_id, name or category contains the words; all for the empty text. */
    public List<DpDataSet> search(String words) {
        return dataSets.search(words);
    }

    public Optional<DpDataSet> find(String resourceId) {
        return dataSets.byResourceId(resourceId);
    }

    /** The ranges that MyData calls the data sets from that are served. */
    public List<String> callers() {
        return dataSets.search("").stream()
                .filter(dataSet -> dataSet.status().isServing())
                .flatMap(dataSet -> dataSet.policy().access().addresses().stream())
                .distinct()
                .toList();
    }

    /** Registers a data set that is not there yet, as a draft. */
    public DpDataSet register(DataSetForm form) throws InvalidDataSetException {
        check(form);
        if (dataSets.byResourceId(form.resourceId()).isPresent()) {
            throw new InvalidDataSetException("resource_id", Problem.TAKEN);
        }
        String secret = form.resourceSecret()
                .orElseThrow(() -> new InvalidDataSetException("resource_secret", Problem.MISSING));
        DpDataSet dataSet = new DpDataSet(
                form.resourceId(),
                secrets.sealResourceSecret(form.resourceId(), secret),
                form.form(),
                source(form),
                clock.instant());
        dataSets.add(dataSet);
        return dataSet;
    }

    /** Revises a registered data set. */
    public DpDataSet revise(DataSetForm form) throws InvalidDataSetException {
        check(form);
        DpDataSet dataSet = locked(form.resourceId());
        checkSecret(form, dataSet);
        DpSource source = source(form);
        Instant now = clock.instant();
        List<Object> given = whatIsGiven(dataSet);
        dataSet.revise(form.form(), now);
        dataSet.drawFrom(source, now);
        form.resourceSecret()
                .ifPresent(secret -> dataSet.renewSecret(secrets.sealResourceSecret(form.resourceId(), secret), now));
        if (!given.equals(whatIsGiven(dataSet))) {
            requests.lockOpen(dataSet).forEach(request -> request.revised(now));
        }
        return dataSet;
    }

    /** Whoever fills in a form never sees the secret there is, so it stays with the authorization server that it was typed in for. */
    static void checkSecret(DataSetForm form, DpDataSet known) throws InvalidDataSetException {
        boolean moves = !form.form()
                .authorization()
                .places()
                .equals(known.authorization().places());
        if (moves && form.resourceSecret().isEmpty()) {
            throw new InvalidDataSetException("resource_secret", Problem.NEEDED_AGAIN);
        }
    }

    /** All that a file is made by; the bootstrap file revises a data set at each start, mostly to what it is already. */
    private static List<Object> whatIsGiven(DpDataSet dataSet) {
        return List.of(
                dataSet.source().kind(),
                dataSet.source().settings(),
                dataSet.fields().stream()
                        .map(field -> List.of(field.key(), field.label(), field.remark(), field.column()))
                        .toList(),
                dataSet.scopes().stream().map(DpScope::value).toList(),
                dataSet.policy().answer(),
                dataSet.policy().access(),
                dataSet.registration().description(),
                dataSet.registration().agencyName());
    }

    /** Submits it to MyData, for the first time or again. */
    public void submit(String resourceId) throws InvalidDataSetException {
        allowed(locked(resourceId).submit(clock.instant()));
    }

    /** MyData sent it back with advice. */
    public void sendBack(String resourceId, String advice) throws InvalidDataSetException {
        allowed(locked(resourceId).sendBack(advice, clock.instant()));
    }

    /** MyData enabled it. */
    public void enable(String resourceId) throws InvalidDataSetException {
        allowed(locked(resourceId).enable(clock.instant()));
    }

    /** The agency applied to be disabled. */
    public void applyToDisable(String resourceId) throws InvalidDataSetException {
        allowed(locked(resourceId).applyToDisable(clock.instant()));
    }

    /** MyData disabled it: what is under way for it ends. */
    public void disable(String resourceId) throws InvalidDataSetException {
        DpDataSet dataSet = locked(resourceId);
        Instant now = clock.instant();
        allowed(dataSet.disable(now));
        endRequests(dataSet, now);
    }

    private void endRequests(DpDataSet dataSet, Instant now) {
        requests.lockOpen(dataSet).forEach(request -> request.ended(DpHappening.ERASE, DpReason.DISABLED, null, now));
    }

    /** Brings a registered data set to a status by as few verbs as its table knows. */
    public void bring(String resourceId, DpStatus status) throws InvalidDataSetException {
        DpDataSet dataSet = locked(resourceId);
        Instant now = clock.instant();
        if (status == DpStatus.ENABLED && dataSet.status() != DpStatus.ENABLED) {
            dataSet.submit(now);
            allowed(dataSet.enable(now));
        } else if (status == DpStatus.DISABLED && dataSet.status().isServing()) {
            dataSet.applyToDisable(now);
            allowed(dataSet.disable(now));
            endRequests(dataSet, now);
        } else if (status == DpStatus.SUBMITTED && dataSet.status() != DpStatus.SUBMITTED) {
            allowed(dataSet.submit(now));
        }
    }

    /** Deletes it with all that was counted of it: only one that is disabled or was never submitted, and of which no file is left. */
    public void delete(String resourceId) throws InvalidDataSetException {
        DpDataSet dataSet = locked(resourceId);
        allowed(dataSet.status().isDeletable() && requests.removeEnded(dataSet));
        dataSets.remove(dataSet);
    }

    private static void allowed(boolean done) throws InvalidDataSetException {
        if (!done) {
            throw new InvalidDataSetException("status", Problem.NOT_NOW);
        }
    }

    private DpDataSet locked(String resourceId) throws InvalidDataSetException {
        return dataSets.lockByResourceId(resourceId)
                .orElseThrow(() -> new InvalidDataSetException("resource_id", Problem.UNKNOWN));
    }

    /** Checks what can be checked of a form without asking its source. */
    public void check(DataSetForm form) throws InvalidDataSetException {
        form.check();
        checkSource(form.source());
        DpAuthorization authorization = form.form().authorization();
        checkHost("discovery_url", authorization.discoveryUrl());
        if (authorization.fallback().isPresent()) {
            checkHost("introspection_endpoint", authorization.fallback().get().introspection());
            checkHost("user_info_endpoint", authorization.fallback().get().userInfo());
        }
        Optional<DpDataSet> same = dataSets.byResource(form.form().resource());
        if (same.filter(other -> !other.resourceId().equals(form.resourceId())).isPresent()) {
            throw new InvalidDataSetException("resource", Problem.TAKEN);
        }
    }

    private void checkSource(DataSetForm.Source form) throws InvalidDataSetException {
        PersonDataSource source = sources.find(form.kind())
                .orElseThrow(() -> new InvalidDataSetException("source.kind", Problem.UNKNOWN));
        try {
            source.check(form.settings());
        } catch (SourceException e) {
            throw new InvalidDataSetException("source.settings", Problem.REFUSED_BY_SOURCE, e.getMessage());
        }
    }

    private void checkHost(String field, String url) throws InvalidDataSetException {
        if (!outbound.hosts().allow(URI.create(url))) {
            throw new InvalidDataSetException(field, Problem.HOST_NOT_ALLOWED);
        }
    }

    private DpSource source(DataSetForm form) throws InvalidDataSetException {
        byte[] secret = sourceSecrets
                .of(form)
                .map(text -> secrets.sealSourceSecret(form.resourceId(), text))
                .orElse(null);
        return new DpSource(form.source().kind(), form.source().settings(), secret);
    }
}
