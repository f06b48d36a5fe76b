package tw.agencygateway.mydata.sp.service;

import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.ejb.EJBException;
import org.junit.jupiter.api.Test;

/** A server that sees a timer fail may never call it again, so no failure of the work reaches it. */
class SpTimersTest {

    @Test
    void deadlinesOutliveADatabaseThatIsAway() {
        SpDeadlineTimer timer = new SpDeadlineTimer();
        timer.overdue = new SettleOverdue() {
            @Override
            public void settle() {
                throw new EJBException("no connection");
            }
        };
        assertThatCode(timer::tick).doesNotThrowAnyException();
    }

    @Test
    void erasuresOutliveADatabaseThatIsAway() {
        SpErasureTimer timer = new SpErasureTimer();
        timer.erasure = new EraseData() {
            @Override
            public void eraseDue() {
                throw new EJBException("no connection");
            }
        };
        assertThatCode(timer::tick).doesNotThrowAnyException();
    }

    @Test
    void downloadsOutliveADatabaseThatIsAway() {
        SpWorkTimer timer = new SpWorkTimer();
        timer.work = new DueWork() {
            @Override
            public void handOut() {
                throw new EJBException("no connection");
            }
        };
        assertThatCode(timer::tick).doesNotThrowAnyException();
    }
}
