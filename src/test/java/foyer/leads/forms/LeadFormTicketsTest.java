package foyer.leads.forms;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.crypto.SealedNumbers;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyer.testing.FoyerTest;
import foyer.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** How a form tells people from programs by the time they take. */
@FoyerTest
@Tag("module")
class LeadFormTicketsTest {

    private static final LeadFormSettings TWO_SECONDS =
            new LeadFormSettings(1, Duration.ofMinutes(1), 1, 1, Duration.ofMinutes(1), Duration.ofSeconds(2));

    @Autowired
    SealedNumbers numbers;

    @ParameterizedTest
    @CsvSource({"PT0S, TOO_YOUNG", "PT1.999S, TOO_YOUNG", "PT2S, GOOD", "PT24H, GOOD", "PT24H1S, TOO_OLD"})
    void knowsHowLongAgoAFormWasShown(Duration passed, LeadFormTickets.Age age) {
        var clock = new TestClock();
        var tickets = new LeadFormTickets(numbers, new TenantClock(clock, List.of()), TWO_SECONDS);
        var form = new LeadFormId(UUID.randomUUID());

        var told = CurrentCaller.call(Caller.system(UUID.randomUUID(), "test"), () -> {
            var ticket = tickets.issue(form);
            clock.pass(passed);
            return tickets.age(form, ticket);
        });

        assertThat(told).isEqualTo(age);
    }
}
