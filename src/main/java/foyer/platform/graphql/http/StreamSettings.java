package foyer.platform.graphql.http;

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
        @DefaultValue("200") int anonymousPerAddress) {}
