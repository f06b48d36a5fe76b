package tw.agencygateway.mydata.dp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import tw.agencygateway.platform.service.RateGroup;
import tw.agencygateway.platform.service.RegisteredCallers;

/** MyData's addresses, as the data sets name them that are served: exempt at the DP-API, and nowhere else. */
@ApplicationScoped
public class DpCallers extends RegisteredCallers {

    private final DataSetRegister dataSets;

    protected DpCallers() {
        this(null, null);
    }

    @Inject
    DpCallers(DataSetRegister dataSets, Clock clock) {
        super(clock);
        this.dataSets = dataSets;
    }

    @Override
    protected boolean isFor(RateGroup group) {
        return group == RateGroup.DATA_SETS;
    }

    @Override
    protected List<String> registered() {
        return dataSets.callers();
    }
}
