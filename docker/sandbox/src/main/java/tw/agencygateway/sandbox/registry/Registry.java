package tw.agencygateway.sandbox.registry;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is registered at the simulated platform: services with their data sets, and the persons of whom providers know something. */
public record Registry(List<Service> services, List<Person> persons) {

    /**
     * Reads the sandbox's directory.
     *
     * @param gateway address under which the platform reaches the gateway for notifications
     */
    public static Registry load(Home home, String gateway) throws IOException {
        Map<String, DataSet> dataSets =
                home.dataSets().stream().collect(Collectors.toMap(DataSet::resourceId, Function.identity()));
        String publicGateway = home.settings().gateway();
        List<Service> services = new ArrayList<>();
        for (ServiceEntry entry : home.services()) {
            List<DataSet> own =
                    entry.dataSets().stream().map(id -> dataSet(dataSets, id)).toList();
            services.add(new Service(
                    entry.clientId(),
                    entry.category(),
                    entry.categoryEn(),
                    entry.name(),
                    entry.nameEn(),
                    entry.purpose(),
                    entry.purposeEn(),
                    own,
                    URI.create(publicGateway + "/return/" + entry.clientId()),
                    URI.create(gateway + "/mydata-sp/notification"),
                    home.read(home.secret(entry.clientId(), "client-secret")),
                    home.read(home.secret(entry.clientId(), "cbc-iv")),
                    home.read(home.secret(entry.clientId(), "api-key")),
                    entry.live()));
        }
        return new Registry(services, home.persons());
    }

    public Optional<Service> service(String clientId) {
        return services.stream()
                .filter(each -> each.clientId().equals(clientId))
                .findFirst();
    }

    /** The same, with another state of a service. */
    public Registry with(Service changed) {
        return new Registry(
                services.stream()
                        .map(each -> each.clientId().equals(changed.clientId()) ? changed : each)
                        .toList(),
                persons);
    }

    public Optional<Person> person(String id) {
        return persons.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    private static DataSet dataSet(Map<String, DataSet> dataSets, String id) {
        return Optional.ofNullable(dataSets.get(id))
                .orElseThrow(() -> new NoSuchElementException("services.yaml names an unknown data set: " + id));
    }
}
