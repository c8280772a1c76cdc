package foyer.identity;

import foyer.jobs.RecurringTask;
import foyer.jobs.Schedule;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes tickets that nobody used. */
@Component
class SocketTicketPurge implements RecurringTask {

    private static final Duration EACH_MINUTE = Duration.ofMinutes(1);

    private final SocketTickets tickets;

    SocketTicketPurge(SocketTickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public String name() {
        return "identity.purge_tickets";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(EACH_MINUTE);
    }

    @Override
    public void run() {
        tickets.purge();
    }
}
