package foyer.leads.forms;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.leads.captures.CaptureContact;
import foyer.leads.captures.Captures;
import foyer.leads.captures.Strangers;
import foyer.platform.crypto.SealedNumbers;
import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyer.tenancy.Tenancy;
import foyer.testing.FoyerTest;
import foyer.testing.TestClock;
import foyer.testing.TestTenants;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** How a form tells people from programs by the time they take. */
@FoyerTest
@Tag("module")
class LeadFormTicketsTest {

    private static final LeadFormSettings TWO_SECONDS =
            new LeadFormSettings(9, Duration.ofMinutes(1), 9, 9, Duration.ofMinutes(1), Duration.ofSeconds(2));

    @Autowired
    SealedNumbers numbers;

    @Autowired
    TestTenants tenants;

    @Autowired
    LeadFormQueries queries;

    @Autowired
    Captures captures;

    @Autowired
    Strangers strangers;

    @Autowired
    Tenancy tenancy;

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

    @Test
    void whatIsSentAtOnceIsAnsweredAlikeAndNotKept() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var token = new LeadFormApi(owner)
                .make("Website", "thanks", "We will call.")
                .token();
        var clock = new TestClock();
        var tickets = new LeadFormTickets(numbers, new TenantClock(clock, List.of()), TWO_SECONDS);
        var forms = new PublicLeadForms(queries, tickets, captures, strangers, tenancy, TWO_SECONDS);
        var contact = new CaptureContact("Huda", null, "huda@harbour.example", null, null);
        var anybody =
                new Caller(new Actor.Anonymous(Actor.Reason.MISSING), "test", "192.0.2.72", "a test", Locale.ENGLISH);

        CurrentCaller.call(anybody, () -> {
            var ticket = forms.show(token).orElseThrow().ticket();
            var sent = new LeadFormInputs.Capture(token, ticket, contact, null, null, null, null, null);
            assertThat(forms.take(sent)).contains("We will call.");
            assertThat(new LeadApi(owner).titles()).isEmpty();
            clock.pass(Duration.ofSeconds(2));
            assertThat(forms.take(sent)).contains("We will call.");
            return sent;
        });

        assertThat(new LeadApi(owner).titles()).containsExactly("Huda");
    }
}
