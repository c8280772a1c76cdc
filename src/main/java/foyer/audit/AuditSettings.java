package foyer.audit;

import foyer.platform.start.SettingBounds;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the audit log is sealed; {@code FOYER_AUDIT_…}.
 *
 * @param gather how long rows are gathered after a commit before they are sealed together
 * @param poll how often a node looks for rows by itself, whatever wake-ups were lost
 * @param checkpointRows after so many rows of a tenant their chain is signed
 * @param checkpointAfter after so long rows are signed though they are fewer, and no chain is signed oftener otherwise
 * @param keySigns how long a key signs before the next one does
 */
@ConfigurationProperties("foyer.audit")
public record AuditSettings(
        @DefaultValue("200ms") Duration gather,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("1000") int checkpointRows,
        @DefaultValue("1m") Duration checkpointAfter,
        @DefaultValue("365d") Duration keySigns) {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** What a node may be late by with a checkpoint before it is one that somebody took away, in times of its due. */
    private static final int LATE = 3;

    public AuditSettings {
        SettingBounds.within("FOYER_AUDIT_GATHER", gather, Duration.ZERO, LONGEST);
        SettingBounds.within("FOYER_AUDIT_POLL", poll, Duration.ofMillis(1), LONGEST);
        SettingBounds.positive("FOYER_AUDIT_CHECKPOINT_ROWS", checkpointRows);
        SettingBounds.within("FOYER_AUDIT_CHECKPOINT_AFTER", checkpointAfter, Duration.ZERO, Duration.ofDays(1));
        SettingBounds.within("FOYER_AUDIT_KEY_SIGNS", keySigns, Duration.ofHours(1), Duration.ofDays(3650));
    }

    /** After so long a sealed row without a checkpoint is not merely waiting for it. */
    Duration checkpointOverdue() {
        return checkpointAfter.plus(poll).multipliedBy(LATE);
    }
}
