package foyer.platform.graphql.live;

import foyer.platform.start.SettingBounds;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Subscriptions; {@code FOYER_LIVE_…}.
 *
 * @param buffer events that may wait for one subscriber; one more ends its subscription with SUBSCRIPTION_OVERFLOW
 * @param replayPage events that a replay reads at once
 */
@ConfigurationProperties("foyer.live")
record LiveSettings(
        @DefaultValue("10000") int buffer,
        @DefaultValue("200") int replayPage) {

    LiveSettings {
        SettingBounds.positive("FOYER_LIVE_BUFFER", buffer);
        SettingBounds.positive("FOYER_LIVE_REPLAY_PAGE", replayPage);
    }
}
