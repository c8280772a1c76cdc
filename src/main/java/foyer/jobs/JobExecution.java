package foyer.jobs;

import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Runs one leased job by its handler, on a virtual thread, and says how that ended. */
@Component
class JobExecution {

    private static final Logger LOG = LoggerFactory.getLogger(JobExecution.class);

    private final JobHandlers handlers;
    private final JobRuns runs;
    private final RunWrites writes;
    private final JobSettling settling;
    private final JobPauses pauses;
    private final JobJson json;
    private final JobMeters meters;

    JobExecution(
            JobHandlers handlers,
            JobRuns runs,
            RunWrites writes,
            JobSettling settling,
            JobPauses pauses,
            JobJson json,
            JobMeters meters) {
        this.handlers = handlers;
        this.runs = runs;
        this.writes = writes;
        this.settling = settling;
        this.pauses = pauses;
        this.json = json;
        this.meters = meters;
    }

    /** Begins; whoever made the job may be gone or may not do it any more, and then it fails. */
    void begin(Lease lease, @Nullable Actor actor) {
        var handler = handlers.of(lease.type());
        var definition = handler.definition();
        var run = new JobRun(lease, writes);
        runs.add(run);
        meters.started(lease.type());
        meters.leased(lease.dueAt());
        var refusal = JobRefusals.refusal(definition, actor);
        if (actor == null || refusal != null) {
            var code = refusal == null ? JobFailureCode.CREATOR_NOT_PERMITTED : refusal;
            settling.settle(run, Outcome.failed(lease, JobError.of(code)));
            return;
        }
        var caller = new Caller(actor, lease.job().toString(), null, null, Locale.forLanguageTag(lease.locale()));
        runs.begin(run, () -> run(run, handler, caller));
    }

    private void run(JobRun run, JobHandler<?, ?> handler, Caller caller) {
        try {
            if (!run.isSettled()) {
                run.begin(handler.definition().timeout());
                settling.settle(run, outcome(run, handler, caller));
            }
        } finally {
            runs.leave(run);
        }
    }

    private Outcome outcome(JobRun run, JobHandler<?, ?> handler, Caller caller) {
        var lease = run.lease();
        try {
            return CurrentCaller.call(caller, () -> completed(run, handler));
        } catch (JobRun.ChildrenAwaited _) {
            return new Outcome.Waiting(lease);
        } catch (JobCancelledException _) {
            return Outcome.cancelled(lease);
        } catch (LeaseLostException e) {
            LOG.info("{} {} stops: {}", lease.type(), lease.job(), e.getMessage());
            return new Outcome.HandedBack(lease);
        } catch (JobFailure e) {
            LOG.info("{} {} failed on attempt {}", lease.type(), lease.job(), lease.attempt(), e);
            return e.isRetryable() ? pauses.after(lease, JobError.of(e)) : Outcome.failed(lease, JobError.of(e));
        } catch (Throwable e) {
            LOG.error("{} {} failed on attempt {}", lease.type(), lease.job(), lease.attempt(), e);
            return pauses.after(lease, JobError.of(JobFailureCode.UNEXPECTED, lease.job()));
        }
    }

    private <I extends Record, O extends Record> Outcome completed(JobRun run, JobHandler<I, O> handler)
            throws Exception {
        I input;
        try {
            input = json.read(run.lease().input(), handler.definition().input());
        } catch (JacksonException e) {
            throw JobFailure.finally_(JobFailureCode.INPUT_UNREADABLE).causedBy(e);
        }
        return Outcome.completed(run.lease(), json.write(handler.run(run, input)));
    }
}
