package tw.agencygateway.mydata.dp.service;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tw.agencygateway.mydata.dp.service.SourceException.Kind;

/**
 * Where a JDBC URL leads. Drivers take many forms of URL, several hosts, descriptions, directories, and properties that load classes, run
 * scripts or read files: only a plain URL with harmless properties is read, for everything else a data source of the server serves.
 */
record DatabaseAddress(String host, int port) {

    private static final String HOST = "(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])";
    private static final String PORT = ":(?<port>[1-9][0-9]{0,4})";
    private static final String SERVER = HOST + "(?:" + PORT + ")?";
    private static final String NAME = "[A-Za-z0-9_.-]+";
    private static final String PROPERTY = NAME + "=[A-Za-z0-9_.,:/+-]*";
    private static final String PATH =
            "/(?:" + NAME + ")?(?:\\?(?<properties>" + PROPERTY + "(?:&" + PROPERTY + ")*))?";

    /** How drivers write an address: by their manuals, and the port where none is written. */
    private record Form(Pattern url, int usualPort) {

        Form(String url, int usualPort) {
            this(Pattern.compile(url), usualPort);
        }
    }

    private static final List<Form> FORMS = List.of(
            new Form("jdbc:postgresql://" + SERVER + PATH, 5432),
            new Form("jdbc:(?:mysql|mariadb)://" + SERVER + PATH, 3306),
            new Form("jdbc:sqlserver://" + SERVER + "(?<properties>(?:;" + PROPERTY + ")*);?", 1433),
            // a port that may be left out could not be told from a SID
            new Form("jdbc:oracle:thin:@(?:(?:tcps?:)?//)?" + HOST + PORT + "[:/]" + NAME + "(?<properties>)", 1521));

    /** Of all drivers, in lower case. */
    private static final Set<String> PROPERTIES = Set.of(
            "ssl",
            "sslmode",
            "usessl",
            "requiressl",
            "currentschema",
            "servertimezone",
            "connectiontimezone",
            "characterencoding",
            "database",
            "databasename",
            "encrypt",
            "trustservercertificate",
            "hostnameincertificate");

    /** @throws SourceException WRONG where it is no URL of this kind; the message does not repeat it */
    static DatabaseAddress of(String url) throws SourceException {
        for (Form form : FORMS) {
            Matcher parts = form.url().matcher(url);
            if (parts.matches()) {
                checkProperties(parts.group("properties"));
                String port = parts.group("port");
                return new DatabaseAddress(
                        parts.group("host"), port == null ? form.usualPort() : Integer.parseInt(port));
            }
        }
        throw new SourceException(
                Kind.WRONG, "url is no plain one of PostgreSQL, MySQL, MariaDB, SQL Server or Oracle with one host");
    }

    private static void checkProperties(String properties) throws SourceException {
        List<String> refused = Stream.of(properties == null ? new String[0] : properties.split("[&;]"))
                .filter(property -> !property.isEmpty())
                .map(property -> property.substring(0, property.indexOf('=')))
                .filter(name -> !PROPERTIES.contains(name.toLowerCase(Locale.ROOT)))
                .toList();
        if (!refused.isEmpty()) {
            throw new SourceException(Kind.WRONG, "url has a property that is not allowed: " + refused.get(0));
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
