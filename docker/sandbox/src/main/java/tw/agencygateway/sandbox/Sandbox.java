package tw.agencygateway.sandbox;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import tw.agencygateway.sandbox.agency.AgencyPages;
import tw.agencygateway.sandbox.agency.WebhookDesk;
import tw.agencygateway.sandbox.control.ControlApi;
import tw.agencygateway.sandbox.control.ControlPages;
import tw.agencygateway.sandbox.control.DataSetControl;
import tw.agencygateway.sandbox.control.DataSetPages;
import tw.agencygateway.sandbox.control.GspControl;
import tw.agencygateway.sandbox.gsp.Gsp;
import tw.agencygateway.sandbox.http.Pages;
import tw.agencygateway.sandbox.http.Router;
import tw.agencygateway.sandbox.http.StaticFiles;
import tw.agencygateway.sandbox.http.WebServer;
import tw.agencygateway.sandbox.mydata.Platform;
import tw.agencygateway.sandbox.mydata.SandboxClock;
import tw.agencygateway.sandbox.mydata.dp.Collector;
import tw.agencygateway.sandbox.mydata.dp.LiveProviders;
import tw.agencygateway.sandbox.pki.OcspEndpoint;
import tw.agencygateway.sandbox.pki.PkiEndpoint;
import tw.agencygateway.sandbox.pki.TestPki;
import tw.agencygateway.sandbox.registry.Home;
import tw.agencygateway.sandbox.registry.Registry;
import tw.agencygateway.sandbox.registry.Resources;
import tw.agencygateway.sandbox.registry.Settings;

/** The running sandbox: all counterparties behind one port. */
final class Sandbox implements AutoCloseable {
    private final WebServer server;
    private final Platform platform;
    private final Collector collector;

    /** @param gateway its address for calls from here, which may differ from the one that browsers use */
    Sandbox(Home home, String gateway, InetSocketAddress address) throws IOException, GeneralSecurityException {
        Settings settings = home.settings();
        Registry registry = Registry.load(home, gateway);
        TestPki pki = TestPki.load(home.pki());
        Resources resources = Resources.load(home, gateway);
        SandboxClock clock = new SandboxClock(Clock.systemUTC());
        Gsp gsp = new Gsp(settings.url(), resources, clock);
        collector = new Collector(resources, clock);
        platform = new Platform(registry, pki, clock, new LiveProviders(registry, resources, gsp, collector));
        Router router = new Router();
        StaticFiles.routes(router);
        platform.routes(router, new Pages("mydata", ""));
        gsp.routes(router);
        new PkiEndpoint(pki, platform.clock()).routes(router);
        new OcspEndpoint(pki, platform.clock()).routes(router);
        new AgencyPages(
                        gateway,
                        home.read(home.secret(registry.services().get(0).clientId(), "api-token")),
                        registry,
                        settings.url(),
                        new Pages("agency", origin(settings.gateway())))
                .routes(router);
        new WebhookDesk(home.read(home.webhookSecret()), new Pages("agency", ""), Clock.systemUTC()).routes(router);
        Runnable reset = () -> {
            resources.reset();
            gsp.reset();
            collector.reset();
        };
        new ControlApi(platform, reset).routes(router);
        new GspControl(gsp, registry, resources).routes(router);
        new DataSetControl(resources, collector, gsp, registry).routes(router);
        new ControlPages(platform, reset, new Pages("control", "")).routes(router);
        new DataSetPages(resources, collector, gsp, registry, new Pages("control", "")).routes(router);
        server = new WebServer(address, router);
    }

    void start() {
        server.start();
    }

    @Override
    public void close() {
        server.close();
        platform.close();
        collector.close();
    }

    private static String origin(String address) {
        URI uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
