package foyer.tenancy.sessions;

import foyer.identity.IdentitySettings;
import foyer.identity.SocketTickets;
import foyer.platform.crypto.Secret;
import foyer.platform.database.Transactions;
import foyer.platform.limits.Rate;
import foyer.platform.limits.RateKey;
import foyer.platform.limits.RateLimits;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.actors.Self;
import java.time.Duration;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** Issues tickets that open a socket as the caller's session: so many a minute. */
@Service
class SocketTicketService {

    private final SocketTickets tickets;
    private final RateLimits limits;
    private final Rate rate;
    private final Transactions transactions;

    SocketTicketService(
            SocketTickets tickets, RateLimits limits, IdentitySettings settings, Transactions transactions) {
        this.tickets = tickets;
        this.limits = limits;
        this.rate = new Rate(settings.ticketsPerMinute(), Duration.ofMinutes(1));
        this.transactions = transactions;
    }

    Secret issue() {
        var actor = CurrentCaller.actor();
        var user = Objects.requireNonNull(actor.userId());
        limits.take(RateKey.of("socketTicket", user.toString()), rate);
        var session = Self.of(actor).session();
        return transactions.write(() -> tickets.issue(session));
    }
}
