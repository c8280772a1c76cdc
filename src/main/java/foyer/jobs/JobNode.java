package foyer.jobs;

import foyer.platform.events.NodeLoop;
import foyer.platform.events.Wake;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The threads by which this node works at jobs. When it stops, it gives back at once what it has not finished, so that
 * another node goes on without waiting for a lease to run out.
 */
@Component
class JobNode implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobNode.class);

    private final JobDispatcher dispatcher;
    private final JobSettling settling;
    private final JobWatch watch;
    private final JobRuns runs;
    private final JobWakes wakes;
    private final JobSettings settings;
    private final Wake watched = new Wake();
    private @Nullable NodeLoop dispatching;
    private @Nullable NodeLoop writing;
    private @Nullable NodeLoop watching;

    JobNode(
            JobDispatcher dispatcher,
            JobSettling settling,
            JobWatch watch,
            JobRuns runs,
            JobWakes wakes,
            JobSettings settings) {
        this.dispatcher = dispatcher;
        this.settling = settling;
        this.watch = watch;
        this.runs = runs;
        this.wakes = wakes;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        var poll = settings.poll();
        writing = new NodeLoop("jobs-settling", poll, () -> settling.step(poll)).start();
        watching = new NodeLoop("jobs-watch", poll, this::watch).start();
        dispatching = new NodeLoop("jobs-dispatcher", poll, dispatcher::step).start();
    }

    private void watch() throws InterruptedException {
        watch.step();
        watched.await(settings.look());
    }

    @Override
    public synchronized void stop() {
        NodeLoop.stop(dispatching, wakes.dispatcher());
        for (var run : runs.all()) {
            run.end(JobRun.End.LOST);
            settling.settle(run, new Outcome.HandedBack(run.lease()));
        }
        NodeLoop.stop(writing, settling.wake());
        writeLast();
        NodeLoop.stop(watching, watched);
        dispatching = null;
        writing = null;
        watching = null;
    }

    private void writeLast() {
        try {
            while (settling.drain()) {
                LOG.debug("gave back what was not finished");
            }
        } catch (RuntimeException e) {
            LOG.warn("jobs could not be given back; others take them when their leases run out", e);
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return writing != null;
    }

    @Override
    public int getPhase() {
        return NodeLoop.PHASE;
    }
}
