package tw.agencygateway.sandbox;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** One stage for the tests of a class, which knows nothing of the test before. */
abstract class StageCase {
    static Stage stage;

    @BeforeAll
    static void open() {
        stage = Stage.open();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @BeforeEach
    void reset() {
        stage.call("POST", "/control/api/reset", "");
        stage.gateway.notifications().clear();
        stage.gateway.answerNotificationsWith(200);
    }
}
