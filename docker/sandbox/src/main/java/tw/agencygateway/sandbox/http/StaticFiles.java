package tw.agencygateway.sandbox.http;

import java.io.IOException;
import java.io.InputStream;

/** The few files that pages refer to, from {@code /static} of the distribution. */
public final class StaticFiles {
    private StaticFiles() {}

    public static void routes(Router router) {
        router.get("/static/sandbox.css", request -> file("sandbox.css", "text/css;charset=UTF-8"));
        router.get("/favicon.ico", request -> Response.empty(204));
    }

    private static Response file(String name, String contentType) throws IOException {
        try (InputStream in = StaticFiles.class.getResourceAsStream("/static/" + name)) {
            return Response.bytes(200, contentType, in.readAllBytes()).with("Cache-Control", "max-age=60");
        }
    }
}
