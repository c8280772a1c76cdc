package foyer.jobs;

import foyer.platform.start.SettingBounds;
import foyer.platform.start.SettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this node works at jobs; {@code FOYER_JOBS_…}.
 *
 * @param runs how many run at once; 0 leaves them to other nodes
 * @param runsPerTenant how many of those one tenant's jobs may be
 * @param writes how many of them write at once, each with one of the serving connections
 * @param ahead how many short jobs are leased before there is room for them, at most
 * @param poll how often the node looks by itself, whatever wake-ups were lost
 * @param look how often it looks after its runs: cancelled, timed out, their progress
 * @param lease after which a node that was not heard of has lost its jobs
 * @param retryAfter the first pause before a job that failed is tried again; it doubles each time
 * @param retryLongest the longest pause
 * @param kept how long a job that has ended is kept
 */
@ConfigurationProperties("foyer.jobs")
record JobSettings(
        @DefaultValue("16") int runs,
        @DefaultValue("8") int runsPerTenant,
        @DefaultValue("3") int writes,
        @DefaultValue("100") int ahead,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("250ms") Duration look,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("5s") Duration retryAfter,
        @DefaultValue("10m") Duration retryLongest,
        @DefaultValue("90d") Duration kept) {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    JobSettings {
        if (runs < 0) {
            throw new SettingException("FOYER_JOBS_RUNS", "is " + runs, "set it to 0 or more");
        }
        if (ahead < 0) {
            throw new SettingException("FOYER_JOBS_AHEAD", "is " + ahead, "set it to 0 or more");
        }
        SettingBounds.positive("FOYER_JOBS_RUNS_PER_TENANT", runsPerTenant);
        SettingBounds.positive("FOYER_JOBS_WRITES", writes);
        SettingBounds.within("FOYER_JOBS_POLL", poll, Duration.ofMillis(1), MINUTE);
        SettingBounds.within("FOYER_JOBS_LOOK", look, Duration.ofMillis(1), Duration.ofSeconds(1));
        SettingBounds.within("FOYER_JOBS_LEASE", lease, Duration.ofSeconds(2), Duration.ofHours(1));
        SettingBounds.within("FOYER_JOBS_RETRY_AFTER", retryAfter, Duration.ofMillis(1), Duration.ofHours(1));
        SettingBounds.within("FOYER_JOBS_RETRY_LONGEST", retryLongest, retryAfter, Duration.ofDays(1));
        SettingBounds.within("FOYER_JOBS_KEPT", kept, Duration.ofDays(1), Duration.ofDays(3650));
    }
}
