package foyer.jobs;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Deletes jobs that ended long enough ago, a few thousand at a time. */
@Component
class JobRetention implements RecurringTask {

    private static final Logger LOG = LoggerFactory.getLogger(JobRetention.class);
    private static final Duration HOURLY = Duration.ofHours(1);
    private static final int BATCH = 5_000;

    private final ClusterQueries cluster;
    private final JobSettings settings;

    JobRetention(ClusterQueries cluster, JobSettings settings) {
        this.cluster = cluster;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "jobs.retention";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(HOURLY);
    }

    @Override
    public void run() {
        var deleted = 0;
        for (var batch = BATCH; batch == BATCH; ) {
            batch = cluster.deleteEnded(settings.kept(), BATCH);
            deleted += batch;
        }
        LOG.debug("deleted {} jobs", deleted);
    }
}
