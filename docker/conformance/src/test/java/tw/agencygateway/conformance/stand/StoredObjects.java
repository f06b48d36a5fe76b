package tw.agencygateway.conformance.stand;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What lies in a gateway's vault, wherever that is. */
public interface StoredObjects {

    /** The names of what lies there for a transaction, with what is unfinished. */
    List<String> namesOf(String txId);

    /** The names of all folders. */
    Set<String> folders();

    /** Where the store has its files. */
    Path root();
}
