package tw.agencygateway.platform.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import tw.agencygateway.platform.service.OutboundConfiguration;

/** Whom the gateway may call, and by which way: shown, not changed. */
@Named
@RequestScoped
public class OutboundView {

    @Inject
    private OutboundConfiguration outbound;

    public List<String> getHosts() {
        return outbound.hosts().list();
    }

    /** {@code host:port}, or null. */
    public String getProxy() {
        return outbound.proxy()
                .map(proxy -> proxy.getHostString() + ":" + proxy.getPort())
                .orElse(null);
    }

    public List<String> getDirect() {
        return outbound.direct();
    }
}
