package tw.agencygateway.sandbox.mydata.dp;

import java.util.Optional;
import tw.agencygateway.sandbox.fault.Faults;
import tw.agencygateway.sandbox.gsp.AccessToken;
import tw.agencygateway.sandbox.gsp.Gsp;
import tw.agencygateway.sandbox.gsp.TokenOrder;
import tw.agencygateway.sandbox.mydata.LiveSource;
import tw.agencygateway.sandbox.mydata.Transaction;
import tw.agencygateway.sandbox.mydata.pack.Provided;
import tw.agencygateway.sandbox.registry.DataSet;
import tw.agencygateway.sandbox.registry.Form;
import tw.agencygateway.sandbox.registry.Person;
import tw.agencygateway.sandbox.registry.Registry;
import tw.agencygateway.sandbox.registry.Resource;
import tw.agencygateway.sandbox.registry.Resources;

/** Closes the circle: what a citizen lets a service have is fetched by DP-API, with a token that GSP issues for it. */
public record LiveProviders(Registry registry, Resources resources, Gsp gsp, Collector collector)
        implements LiveSource {
    private static final String FAILED = "504";

    @Override
    public Provided ask(DataSet dataSet, Transaction.Request visit) {
        Optional<Resource> resource = resources.find(dataSet.resourceId());
        if (resource.isEmpty()) {
            return new Provided(FAILED, null);
        }
        Person person = registry.person(visit.personId()).orElseGet(() -> Person.unknown(visit.personId()));
        AccessToken token = gsp.issue(TokenOrder.of(person, visit.service().clientId(), resource.get()));
        Seen last = collector
                .fetch(new FetchOrder(
                        resource.get(), token, Form.ZIP, visit.txId(), FetchOrder.MOST_RETRIES, Faults.NONE))
                .last();
        return new Provided(last.status() == 0 ? FAILED : Integer.toString(last.status()), last.body());
    }
}
