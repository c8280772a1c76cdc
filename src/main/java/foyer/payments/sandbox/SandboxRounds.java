package foyer.payments.sandbox;

import foyer.jobs.RecurringTask;
import foyer.jobs.Schedule;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Lets time pass in the sandbox for everybody. */
@Component
class SandboxRounds implements RecurringTask {

    private static final Duration OFTEN = Duration.ofSeconds(20);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int MOST = 1000;

    private final Sandbox sandbox;
    private final SandboxQueries queries;
    private final SandboxLife life;

    SandboxRounds(Sandbox sandbox, SandboxQueries queries, SandboxLife life) {
        this.sandbox = sandbox;
        this.queries = queries;
        this.life = life;
    }

    @Override
    public String name() {
        return "payments.sandbox";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(OFTEN);
    }

    @Override
    public void run() {
        if (sandbox.isOn()) {
            queries.references(MOST).forEach(life::advance);
            queries.deleteSent(KEPT);
        }
    }
}
