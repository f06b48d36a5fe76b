package tw.agencygateway.mydata.sp.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tw.agencygateway.mydata.sp.entity.SpDataSet;
import tw.agencygateway.mydata.sp.entity.SpService;
import tw.agencygateway.mydata.sp.entity.SpServices;
import tw.agencygateway.mydata.sp.service.InvalidServiceException.Problem;
import tw.agencygateway.mydata.sp.service.ServiceForm.ApiKey;
import tw.agencygateway.mydata.sp.service.ServiceForm.Secrets;
import tw.agencygateway.pki.entity.PkiStamp;
import tw.agencygateway.pki.entity.PkiStampRepository;
import tw.agencygateway.platform.service.OutboundConfiguration;

/** The agency's SP services: what the console and the bootstrap file register. Secrets go in and never come out. */
@Stateless
public class ServiceRegister {

    @Inject
    private SpServices services;

    @Inject
    private SpSecrets secrets;

    @Inject
    private PkiStampRepository stamps;

    @Inject
    private OutboundConfiguration outbound;

    @Inject
    private Clock clock;

    /** Services whose client_id, name or category contains the words; all for the empty text. */
    public List<SpService> search(String words) {
        return services.search(words);
    }

    public Optional<SpService> find(String clientId) {
        return services.byClientId(clientId);
    }

    /** The ranges that any service's platform calls from. */
    public List<String> platformAddresses() {
        return services.search("").stream()
                .flatMap(service -> service.registration().platform().addresses().stream())
                .distinct()
                .toList();
    }

    /** Registers a service that is not there yet. */
    public SpService register(ServiceForm form) throws InvalidServiceException {
        check(form);
        if (services.byClientId(form.clientId()).isPresent()) {
            throw new InvalidServiceException("client_id", Problem.TAKEN);
        }
        Secrets issued =
                form.secrets().orElseThrow(() -> new InvalidServiceException("client_secret", Problem.MISSING));
        Instant now = clock.instant();
        SpService service = new SpService(
                form.clientId(),
                form.registration(),
                form.policy(),
                form.stage(),
                secrets.credential(form.clientId(), issued.clientSecret(), issued.cbcIv(), now),
                now);
        fill(service, form, now);
        services.add(service);
        return service;
    }

    /** Revises a registered service; other secrets than it has begin a new version, which only new transactions use. */
    public SpService revise(ServiceForm form) throws InvalidServiceException {
        check(form);
        SpService service = services.lock(form.clientId())
                .orElseThrow(() -> new InvalidServiceException("client_id", Problem.UNKNOWN));
        Instant now = clock.instant();
        service.revise(form.registration(), form.policy(), form.stage(), now);
        form.secrets()
                .filter(issued -> !secrets.holds(service, issued.clientSecret(), issued.cbcIv()))
                .ifPresent(issued -> service.renewCredential(
                        secrets.credential(form.clientId(), issued.clientSecret(), issued.cbcIv(), now), now));
        fill(service, form, now);
        return service;
    }

    /** A form that names no signer keeps the one that is known. */
    private static SpDataSet withKnownSigner(SpService service, SpDataSet dataSet) {
        return dataSet.signer()
                .or(() -> service.dataSet(dataSet.resourceId()).flatMap(SpDataSet::signer))
                .map(dataSet::signedBy)
                .orElse(dataSet);
    }

    private void check(ServiceForm form) throws InvalidServiceException {
        form.check();
        if (!outbound.hosts().allow(URI.create(form.registration().platform().url()))) {
            throw new InvalidServiceException("platform_url", Problem.HOST_NOT_ALLOWED);
        }
    }

    private void fill(SpService service, ServiceForm form, Instant now) {
        service.offer(
                form.dataSets().stream()
                        .map(dataSet -> withKnownSigner(service, dataSet))
                        .toList(),
                now);
        if (form.dataSets().stream().anyMatch(dataSet -> dataSet.signer().isPresent())) {
            stamps.raise(PkiStamp.SIGNER_PIN);
        }
        service.enable(form.enabled(), now);
        ApiKey apiKey = form.apiKey();
        if (!apiKey.keep()) {
            service.requireApiKey(
                    apiKey.value() == null ? null : secrets.sealApiKey(service.clientId(), apiKey.value()), now);
        }
    }
}
