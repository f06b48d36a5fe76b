package tw.agencygateway.platform.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where browsers and the platform reach this gateway: {@code gateway.public-url}, context path included. */
@ApplicationScoped
public class PublicUrl {

    @Inject
    @ConfigProperty(name = "gateway.public-url")
    private String base;

    /** The address of a path of ours, which starts with a slash. */
    public URI of(String path) {
        return URI.create(base.replaceAll("/+$", "") + path);
    }
}
