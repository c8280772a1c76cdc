package foyer.platform.events;

import foyer.platform.start.SettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events travel; {@code FOYER_EVENTS_…}.
 *
 * @param poll how often a node looks by itself, whatever wake-ups were lost
 * @param gather how long events are gathered under load before they are numbered together; at rest nothing waits
 */
@ConfigurationProperties("foyer.events")
public record EventSettings(
        @DefaultValue("1s") Duration poll,
        @DefaultValue("10ms") Duration gather) {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    public EventSettings {
        require("FOYER_EVENTS_POLL", poll, Duration.ofMillis(1));
        require("FOYER_EVENTS_GATHER", gather, Duration.ZERO);
    }

    private static void require(String setting, Duration value, Duration shortest) {
        if (value.compareTo(shortest) < 0 || value.compareTo(LONGEST) > 0) {
            throw new SettingException(setting, "is " + value.toMillis() + "ms", "set it to 1ms, or up to 1m");
        }
    }
}
