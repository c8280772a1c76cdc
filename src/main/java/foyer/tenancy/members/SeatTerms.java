package foyer.tenancy.members;

import foyer.jobs.Jobs;
import foyer.jobs.NewJob;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** When the number of seats changes by itself, because what was agreed for a while ends. */
@Component
class SeatTerms {

    private final Jobs jobs;

    SeatTerms(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Looks then who is too many, or for whom there is room. */
    void settleAt(Instant end) {
        jobs.enqueue(NewJob.of(SeatSettleJob.TYPE, new SeatSettleJob.Due(end)).runAt(end));
    }
}
