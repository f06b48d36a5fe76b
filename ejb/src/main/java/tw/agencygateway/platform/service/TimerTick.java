package tw.agencygateway.platform.service;

import jakarta.ejb.EJBException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * One tick of a timer. A failure is logged and left to the next tick, never passed on: Payara strikes a timer off for good once it
 * has failed twice in a row, and a database that is away for ten seconds must not end this node's work. For the same reason a timer
 * runs outside of a transaction, which a failure below it would otherwise mark for rollback: it manages transactions itself and begins
 * none, for Payara runs a timer's method in a transaction even where its class says {@code NOT_SUPPORTED}.
 */
public final class TimerTick {

    private static final Logger LOG = System.getLogger(TimerTick.class.getName());

    private TimerTick() {}

    /**
     * Does a timer's work.
     *
     * @param what the work in words, for the log
     * @param work one call of an enterprise bean, whose failures come as {@link EJBException}
     */
    public static void run(String what, Runnable work) {
        try {
            work.run();
        } catch (EJBException e) {
            LOG.log(Level.ERROR, what + " failed; the next tick tries again", e);
        }
    }
}
