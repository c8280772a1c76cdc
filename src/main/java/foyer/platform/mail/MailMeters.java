package foyer.platform.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What can be seen of mails from outside: how they fare at the mail server, and how long it takes. */
@Component
class MailMeters {

    private final MeterRegistry meters;
    private final Timer timer;

    MailMeters(MeterRegistry meters) {
        this.meters = meters;
        this.timer = Timer.builder("foyer.mail.smtp")
                .description("A mail's time at the mail server, however it went")
                .register(meters);
    }

    Sending timed(Supplier<Sending> send) {
        return Objects.requireNonNull(timer.record(send));
    }

    void count(Sending sending) {
        var outcome =
                switch (sending) {
                    case Sending.Taken _ -> "taken";
                    case Sending.Refused _ -> "refused";
                    case Sending.Denied _ -> "denied";
                    case Sending.Failed _ -> "failed";
                    case Sending.BrokenOff _ -> "broken_off";
                };
        Counter.builder("foyer.mail.attempts")
                .description("Mails that this node tried to send, by how that went")
                .tag("outcome", outcome)
                .register(meters)
                .increment();
    }
}
