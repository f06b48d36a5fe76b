package tw.agencygateway.sandbox;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tw.agencygateway.sandbox.registry.Home;
import tw.agencygateway.sandbox.registry.Settings;

/** The commands {@code init} and {@code serve}. */
public final class Main {
    private static final String USAGE = """
            Usage: java -jar agency-gateway-sandbox.jar <command> [options]

              init   prepare the directory and the gateway's bootstrap file (may be repeated)
                     --dir D        the directory (sandbox-data)
                     --gateway URL  the gateway, as browsers see it (http://localhost:8080)
                     --url URL      the sandbox, as browsers and the gateway see it (http://localhost:8090)
                     --addresses A  CIDR list from which the gateway is called (127.0.0.1/32,::1/128)
                     --sources F    makes the gateway a data provider too, whose file sources lie in F
              serve  play MyData and a demo agency
                     --dir D --port 8090
                     --host H       the address to listen on (127.0.0.1)
                     --gateway URL  the gateway, for calls from here (as init was told)

            Every option can be given as an environment variable: SANDBOX_DIR, SANDBOX_GATEWAY and so on.
            """;

    private Main() {}

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        try {
            run(Options.parse(List.of(arguments), System.getenv()), System.out);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static void run(Options options, PrintStream out) throws IOException, GeneralSecurityException {
        Home home = new Home(Path.of(options.value("dir")).toAbsolutePath());
        switch (options.command()) {
            case "init" -> init(options, home, out);
            case "serve" -> serve(options, home, out);
            default -> out.print(USAGE);
        }
    }

    private static void init(Options options, Home home, PrintStream out) throws IOException, GeneralSecurityException {
        List<String> addresses = Arrays.stream(options.value("addresses").split(","))
                .filter(address -> !address.isBlank())
                .toList();
        Optional<Path> sources = Optional.of(options.value("sources"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder).toAbsolutePath());
        new Init(home, new Settings(options.address("gateway"), options.address("url")), addresses, sources).run();
        out.println("Bootstrap file for the gateway: " + home.bootstrap());
    }

    private static void serve(Options options, Home home, PrintStream out)
            throws IOException, GeneralSecurityException {
        InetSocketAddress address =
                new InetSocketAddress(options.value("host"), Integer.parseInt(options.value("port")));
        String gateway = options.has("gateway")
                ? options.address("gateway")
                : home.settings().gateway();
        Sandbox sandbox = new Sandbox(home, gateway, address);
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
        sandbox.start();
        String url = home.settings().url();
        out.println("Demo agency   " + url + "/agency/");
        out.println("Control page  " + url + "/control");
        out.println("Management    " + url + "/control/api/");
    }
}
