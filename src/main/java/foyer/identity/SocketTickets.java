package foyer.identity;

import foyer.platform.crypto.OpaqueTokens;
import foyer.platform.crypto.Secret;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tickets that open a socket as a session, where the session's cookie does not go: short-lived, used up by one statement
 * on whichever node, and of no use once the session has moved or ended.
 */
@Component
public class SocketTickets {

    private final SocketTicketQueries queries;
    private final IdentitySettings settings;
    private final Clock clock;

    SocketTickets(SocketTicketQueries queries, IdentitySettings settings, Clock clock) {
        this.queries = queries;
        this.settings = settings;
        this.clock = clock;
    }

    /** What a ticket turned out to be. */
    public sealed interface Redemption {

        /** It was good, and is used up now. Whether its session still lives and stands there is to be asked. */
        record Good(SessionId session, int generation) implements Redemption {}

        record Ended() implements Redemption {}

        /** None of ours, or used before. */
        record Unknown() implements Redemption {}
    }

    /** Issues a ticket for the calling user's session. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Secret issue(SessionId session) {
        var ticket = OpaqueTokens.create();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        queries.insert(ticket.hash(), session, now.plus(settings.ticketLifetime()));
        return ticket.text();
    }

    /** Uses a ticket up. Asked before anyone is known. */
    public Redemption redeem(String ticket) {
        var used = OpaqueTokens.isSecret(ticket) ? queries.delete(OpaqueTokens.hash(ticket)) : null;
        if (used == null) {
            return new Redemption.Unknown();
        }
        return clock.instant().isBefore(used.expiresAt())
                ? new Redemption.Good(used.session(), used.generation())
                : new Redemption.Ended();
    }

    /** Deletes those that nobody used. */
    int purge() {
        return queries.deleteEnded(clock.instant());
    }
}
