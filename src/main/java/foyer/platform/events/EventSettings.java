package foyer.platform.events;

import foyer.platform.start.SettingBounds;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events travel; {@code FOYER_EVENTS_…}.
 *
 * @param kept how long an event is kept at least: whoever was away for longer has to fetch anew
 * @param poll how often a node looks by itself, whatever wake-ups were lost
 * @param gather how long events are gathered under load before they are numbered together; at rest nothing waits
 * @param listenerThreads how many listeners work at once on a node, each with a connection
 * @param attempts how often a listener gets an event that it fails on, before that becomes a dead letter
 * @param retryAfter the first pause between those; it doubles each time
 */
@ConfigurationProperties("foyer.events")
public record EventSettings(
        @DefaultValue("7d") Duration kept,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("10ms") Duration gather,
        @DefaultValue("2") int listenerThreads,
        @DefaultValue("10") int attempts,
        @DefaultValue("1s") Duration retryAfter) {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    public EventSettings {
        SettingBounds.within("FOYER_EVENTS_KEPT", kept, Duration.ofHours(1), Duration.ofDays(365));
        SettingBounds.within("FOYER_EVENTS_POLL", poll, Duration.ofMillis(1), LONGEST);
        SettingBounds.within("FOYER_EVENTS_GATHER", gather, Duration.ZERO, LONGEST);
        SettingBounds.within("FOYER_EVENTS_RETRY_AFTER", retryAfter, Duration.ofMillis(1), LONGEST);
        SettingBounds.positive("FOYER_EVENTS_LISTENER_THREADS", listenerThreads);
        SettingBounds.positive("FOYER_EVENTS_ATTEMPTS", attempts);
    }
}
