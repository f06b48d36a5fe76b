package tw.agencygateway.platform.rest;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.core.EntityTag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The OpenAPI document of the Agency API, {@code META-INF/openapi.yaml} of the WAR, where MicroProfile OpenAPI finds it too. Its
 * server is named relative to the document, so that it is right under any context root.
 */
@ApplicationScoped
public class ApiDocument {

    private static final String PATH = "/META-INF/openapi.yaml";

    @Inject
    private ServletContext web;

    private byte[] text;
    private EntityTag tag;

    @PostConstruct
    void read() {
        try (InputStream in = web.getResourceAsStream(PATH)) {
            text = in.readAllBytes();
            tag = new EntityTag(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    byte[] text() {
        return text.clone();
    }

    EntityTag tag() {
        return tag;
    }
}
