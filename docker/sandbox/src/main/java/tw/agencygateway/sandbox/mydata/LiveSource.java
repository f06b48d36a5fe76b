package tw.agencygateway.sandbox.mydata;

import tw.agencygateway.sandbox.mydata.pack.Provided;
import tw.agencygateway.sandbox.registry.DataSet;

/** Where the platform gets a data set from its real provider, instead of making up what one would send. */
@FunctionalInterface
public interface LiveSource {

    /** Waits until the provider has sent it, or will not. */
    Provided ask(DataSet dataSet, Transaction.Request visit);
}
