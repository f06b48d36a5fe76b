package tw.agencygateway.platform.console;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import java.io.IOException;

/** A file as the answer to a request of the console, in the place of a page. */
public final class Download {

    private Download() {}

    /** @param name of ASCII letters, digits and what may stand in a quoted name */
    public static void send(String name, String mediaType, byte[] bytes) throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext answer = faces.getExternalContext();
        answer.setResponseContentType(mediaType);
        answer.setResponseContentLength(bytes.length);
        answer.setResponseHeader(
                "Content-Disposition", "attachment; filename=\"" + name.replaceAll("[\\\\\"]", "\\\\$0") + "\"");
        answer.getResponseOutputStream().write(bytes);
        faces.responseComplete();
    }
}
