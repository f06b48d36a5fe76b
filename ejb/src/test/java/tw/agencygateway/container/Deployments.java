package tw.agencygateway.container;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What the tests in a container deploy: the services and all they stand on, with an empty PostgreSQL of their own. */
public final class Deployments {

    private Deployments() {}

    /** The whole of the services; each call starts another database. */
    public static WebArchive services() {
        String database = "localhost:" + startPostgres().getPort();
        String url = "jdbc:postgresql://" + database + "/postgres";
        return ShrinkWrap.create(WebArchive.class, "services.war")
                .addAsLibraries(new File("target/container").listFiles((dir, name) -> name.endsWith(".jar")))
                .addAsWebInfResource(new File("../web/src/main/webapp/WEB-INF/payara-web.xml"))
                .addAsResource(
                        new StringAsset(String.join(
                                "\n",
                                "config_ordinal=200",
                                "gateway.data="
                                        + Path.of("target/container-data").toAbsolutePath(),
                                "gateway.outbound.hosts=127.0.0.1:" + freePort() + "," + database,
                                "gateway.datasource.url=" + url,
                                "gateway.datasource.user=postgres")),
                        "META-INF/microprofile-config.properties");
    }

    /** As {@link #services}, without the timers: the test says when they tick. */
    public static WebArchive servicesWithoutTimers() {
        WebArchive war = services();
        JavaArchive services = war.getAsType(JavaArchive.class, Filters.include("/WEB-INF/lib/agency-gateway-ejb-.*"))
                .iterator()
                .next();
        services.getContent(Filters.include(".*Timer\\.class")).keySet().forEach(services::delete);
        war.delete("/WEB-INF/lib/" + services.getName());
        return war.addAsLibrary(services);
    }

    /** Of a counterparty that a test plays. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends with this JVM. */
    private static EmbeddedPostgres startPostgres() {
        try {
            return EmbeddedPostgres.builder().setRegisterShutdownHook(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
