package tw.agencygateway.access.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tw.agencygateway.access.entity.Administrator;

/**
 * Who is logged in to a session and since when. It ends eight hours after the login, however busy; with a change of the password made
 * elsewhere; and, by the server's own rule, after fifteen idle minutes.
 *
 * @param passwordOf when the password that was used had been set
 */
record ConsoleLogin(String account, Instant since, Instant passwordOf) implements Serializable {

    static final Duration MAX_AGE = Duration.ofHours(8);

    private static final String ATTRIBUTE = ConsoleLogin.class.getName();

    /** The login of this request's session, if any. */
    static Optional<ConsoleLogin> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> (ConsoleLogin) session.getAttribute(ATTRIBUTE));
    }

    static ConsoleLogin begin(Administrator administrator, Instant now) {
        return new ConsoleLogin(administrator.account(), now, administrator.passwordChangedAt());
    }

    /** The same login after the person changed the password in it. */
    ConsoleLogin withPasswordOf(Administrator administrator) {
        return new ConsoleLogin(account, since, administrator.passwordChangedAt());
    }

    /** Keeps it in the session under a new session id, so that an id known before the login is worth nothing. */
    void keepIn(HttpServletRequest request) {
        HttpSession session = request.getSession();
        request.changeSessionId();
        session.setAttribute(ATTRIBUTE, this);
    }

    boolean holdsFor(Administrator administrator, Instant now) {
        return now.isBefore(since.plus(MAX_AGE)) && passwordOf.equals(administrator.passwordChangedAt());
    }
}
