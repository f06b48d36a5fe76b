package tw.agencygateway.platform.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import tw.agencygateway.platform.entity.SealedColumn;

/** All sealed columns: each feature produces those that it seals. */
@ApplicationScoped
public class SealedColumnCatalogue {
    @Inject
    @Any
    Instance<SealedColumn> produced;

    public List<SealedColumn> all() {
        return produced.stream().toList();
    }
}
