package tw.agencygateway.sandbox;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A stage and a data provider, which is asked for API.Household1, for the tests of a class. */
abstract class ProviderCase extends StageCase {
    static StubProvider provider;

    @BeforeAll
    static void openProvider() throws IOException {
        provider = new StubProvider();
    }

    @AfterAll
    static void closeProvider() {
        provider.close();
    }

    @BeforeEach
    void register() {
        stage.control("PUT", "/data-sets/API.Household1", "{\"dp_api\": \"" + provider.address() + "\"}");
    }
}
