package tw.agencygateway.platform.console;

import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

/**
 * What goes wrong inside a page: a page that is too old is shown afresh; anything else is logged under an incident id, and the person
 * sees that id and nothing of the cause. Works for whole pages and for parts alike.
 */
class ConsoleExceptionHandler extends ExceptionHandlerWrapper {

    ConsoleExceptionHandler(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        Iterator<ExceptionQueuedEvent> events =
                getUnhandledExceptionQueuedEvents().iterator();
        if (events.hasNext()) {
            ExceptionQueuedEvent event = events.next();
            Throwable cause = getRootCause(event.getContext().getException());
            FacesContext faces = event.getContext().getContext();
            if (!faces.getExternalContext().isResponseCommitted()) {
                events.remove();
                redirect(faces, cause);
            }
        }
        getWrapped().handle();
    }

    private static void redirect(FacesContext faces, Throwable cause) {
        ExternalContext external = faces.getExternalContext();
        String page = cause instanceof ViewExpiredException expired
                        && expired.getViewId().startsWith("/admin/")
                ? expired.getViewId()
                : "/admin/error.xhtml?incident=" + Incident.log(cause);
        try {
            external.redirect(external.getRequestContextPath() + page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faces.responseComplete();
    }
}
