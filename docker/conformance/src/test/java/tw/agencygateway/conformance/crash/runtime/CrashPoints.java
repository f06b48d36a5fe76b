package tw.agencygateway.conformance.crash.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Optional;

/**
 * The points. Each visit is appended to the file {@code visits}, and compared with the file {@code armed}; the first node that comes
 * to the armed point makes the file {@code tripped} with its process id, and there it ends or is held.
 *
 * <p>A point's name is {@code <moment> <step> <site>}: the step is the nearest method of the flow on the stack, so that one helper that
 * many steps use has a point for each of them.
 */
public final class CrashPoints {

    private static final int EXIT = 137; // as after SIGKILL

    private static volatile Path directory;
    private static final ThreadLocal<Boolean> WRITING = ThreadLocal.withInitial(() -> false);

    private CrashPoints() {}

    /** Called once, before any class is woven. */
    public static void open(Path control) {
        directory = control;
    }

    /** A call is about to be made. */
    public static void before(String site) throws IOException {
        visit("before", site);
    }

    /** A call has returned. */
    public static void after(String site) throws IOException {
        visit("after", site);
    }

    /** The database is about to prepare or commit; one that has written nothing is no effect. */
    public static void beforeEndOf(String verb, Object connection) throws IOException {
        WRITING.set(hasWritten(connection));
        if (WRITING.get()) {
            visit("before", "database " + verb);
        }
    }

    /** The database has prepared or committed. */
    public static void afterEndOf(String verb) throws IOException {
        if (WRITING.get()) {
            visit("after", "database " + verb);
        }
    }

    /** In place of the gateway's clock: the system's, moved by as many seconds as the file {@code clock} says. */
    public static Clock clock() {
        return new MovedClock(directory.resolve("clock"));
    }

    private static void visit(String moment, String site) throws IOException {
        String point = moment + " " + FlowStep.current() + " " + site;
        Files.writeString(
                directory.resolve("visits"), point + "\n", UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Optional<Armed> armed = Armed.read(directory.resolve("armed"))
                .filter(order -> order.point().equals(point));
        if (armed.isPresent()) {
            trip(armed.get().deed());
        }
    }

    private static void trip(Armed.Deed deed) throws IOException {
        Path tripped = directory.resolve("tripped");
        if (!Node.claims(tripped)) {
            return;
        }
        switch (deed) {
            case HALT -> Runtime.getRuntime().halt(EXIT);
            case HOLD -> Node.waitUntilGone(tripped);
            case FAIL -> throw new IOException("No space left on device");
        }
    }

    /** PostgreSQL gives a transaction its number with its first write or row lock. By reflection: the driver is the application's. */
    private static boolean hasWritten(Object connection) {
        try {
            Object rows = connection
                    .getClass()
                    .getMethod("execSQLQuery", String.class)
                    .invoke(connection, "SELECT pg_current_xact_id_if_assigned() IS NOT NULL");
            rows.getClass().getMethod("next").invoke(rows);
            boolean written =
                    (boolean) rows.getClass().getMethod("getBoolean", int.class).invoke(rows, 1);
            rows.getClass().getMethod("close").invoke(rows);
            return written;
        } catch (InvocationTargetException e) {
            return false; // the database is away: the commit itself will say so
        } catch (ReflectiveOperationException e) {
            throw new UncheckedIOException(new IOException("not the driver this was written for", e));
        }
    }
}
