package foyer.platform.graphql.socket;

import foyer.platform.start.SettingBounds;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * WebSockets on this node; {@code FOYER_SOCKETS_…}.
 *
 * @param messageSize bytes of one message from a client
 * @param initTime for {@code connection_init} to come
 * @param pingEvery how often a socket is pinged; one that says nothing for two of these is dead
 * @param sendTime for one message to be taken by the client
 * @param operations operations that run in one socket at once
 * @param perUser sockets of one user, or of one API key or agent
 * @param anonymousPerAddress sockets from one address that nobody has signed in on
 * @param silentPerAddress sockets from one address on which {@code connection_init} has not been said yet
 * @param perNode sockets of all
 * @param drainTime for running queries and mutations to finish when the node stops
 */
@ConfigurationProperties("foyer.sockets")
record SocketSettings(
        @DefaultValue("64KB") DataSize messageSize,
        @DefaultValue("10s") Duration initTime,
        @DefaultValue("20s") Duration pingEvery,
        @DefaultValue("5s") Duration sendTime,
        @DefaultValue("20") int operations,
        @DefaultValue("10") int perUser,
        @DefaultValue("200") int anonymousPerAddress,
        @DefaultValue("50") int silentPerAddress,
        @DefaultValue("5000") int perNode,
        @DefaultValue("12s") Duration drainTime) {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    SocketSettings {
        SettingBounds.within(
                "FOYER_SOCKETS_MESSAGE_SIZE", messageSize, DataSize.ofKilobytes(1), DataSize.ofMegabytes(16));
        SettingBounds.within("FOYER_SOCKETS_INIT_TIME", initTime, SHORTEST, LONGEST);
        SettingBounds.within("FOYER_SOCKETS_PING_EVERY", pingEvery, SHORTEST, LONGEST);
        SettingBounds.within("FOYER_SOCKETS_SEND_TIME", sendTime, SHORTEST, LONGEST);
        SettingBounds.positive("FOYER_SOCKETS_OPERATIONS", operations);
        SettingBounds.positive("FOYER_SOCKETS_PER_USER", perUser);
        SettingBounds.positive("FOYER_SOCKETS_ANONYMOUS_PER_ADDRESS", anonymousPerAddress);
        SettingBounds.positive("FOYER_SOCKETS_SILENT_PER_ADDRESS", silentPerAddress);
        SettingBounds.positive("FOYER_SOCKETS_PER_NODE", perNode);
        SettingBounds.within("FOYER_SOCKETS_DRAIN_TIME", drainTime, Duration.ZERO, LONGEST);
    }
}
