package tw.agencygateway.sandbox.registry;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The data sets whose providers can be asked: those of {@code datasets.yaml}, and what is registered while the sandbox runs. */
public final class Resources {
    private final List<Resource> fromFile;
    private final Map<String, Resource> byId = new LinkedHashMap<>();

    public Resources(List<Resource> fromFile) {
        this.fromFile = List.copyOf(fromFile);
        reset();
    }

    /**
     * Reads the sandbox's directory.
     *
     * @param gateway address below which the addresses are that are mere paths
     */
    public static Resources load(Home home, String gateway) throws IOException {
        List<Resource> resources = new ArrayList<>();
        for (DataSet dataSet : home.dataSets()) {
            if (dataSet.dpApi() != null) {
                resources.add(resource(dataSet, home, gateway));
            }
        }
        return new Resources(resources);
    }

    private static Resource resource(DataSet dataSet, Home home, String gateway) throws IOException {
        DataSet.DpApi api = dataSet.dpApi();
        String address = api.address().startsWith("/") ? gateway + api.address() : api.address();
        Form form = api.form() == null
                ? Form.ZIP
                : Form.of(api.form())
                        .orElseThrow(() -> new NoSuchElementException("datasets.yaml: no such form: " + api.form()));
        String secret = home.read(home.resourceSecret(dataSet.resourceId()));
        if (secret == null) {
            throw new NoSuchElementException("run init: there is no resource_secret of " + dataSet.resourceId());
        }
        return new Resource(dataSet.resourceId(), secret, api.scope(), URI.create(address), form);
    }

    public synchronized Optional<Resource> find(String resourceId) {
        return Optional.ofNullable(byId.get(resourceId));
    }

    public synchronized List<Resource> all() {
        return List.copyOf(byId.values());
    }

    /** Registers one, or changes it. */
    public synchronized void register(Resource resource) {
        byId.put(resource.resourceId(), resource);
    }

    public synchronized void remove(String resourceId) {
        byId.remove(resourceId);
    }

    /** Back to what the file says. */
    public synchronized void reset() {
        byId.clear();
        fromFile.forEach(this::register);
    }
}
