package foyer.platform.graphql.http;

import foyer.platform.start.SettingBounds;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Event streams (Server-Sent Events) on this node; {@code FOYER_STREAMS_…}.
 *
 * @param keepAlive how long a stream may be silent before a comment is sent
 * @param perUser subscriptions of one user, or of one API key or agent
 * @param anonymousPerAddress subscriptions from one address that has not signed in
 */
@ConfigurationProperties("foyer.streams")
record StreamSettings(
        @DefaultValue("15s") Duration keepAlive,
        @DefaultValue("50") int perUser,
        @DefaultValue("200") int anonymousPerAddress) {

    StreamSettings {
        SettingBounds.within("FOYER_STREAMS_KEEP_ALIVE", keepAlive, Duration.ofMillis(1), Duration.ofHours(1));
        SettingBounds.positive("FOYER_STREAMS_PER_USER", perUser);
        SettingBounds.positive("FOYER_STREAMS_ANONYMOUS_PER_ADDRESS", anonymousPerAddress);
    }
}
