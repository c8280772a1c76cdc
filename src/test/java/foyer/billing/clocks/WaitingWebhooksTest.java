package foyer.billing.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import foyer.billing.BillingDue;
import foyer.payments.sandbox.SandboxLife;
import foyer.payments.sandbox.SandboxTelling;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** No time passes over what was not told yet. */
@FoyerTest
@Tag("module")
class WaitingWebhooksTest {

    @Autowired
    ApplicationContext beans;

    @Autowired
    TenantClock clock;

    @Autowired
    TestTenants tenants;

    @Test
    void timeStandsWhereItGotToUntilTheyAreApplied() {
        var tenant = tenants.signUpFree("LEAD_GENERATION").tenant();
        var webhook = "evt_" + UUID.randomUUID();
        tenants.update(
                "insert into payments.sandbox_webhook (id, body, due_at, reference)"
                        + " values (?, '{}', now() + interval '1 hour', ?)",
                webhook,
                tenant);
        var walk = new TestClockWalk(
                beans.getBean(TestTime.class),
                beans.getBean(SandboxLife.class),
                beans.getBean(SandboxTelling.class),
                beans.getBean(BillingDue.class),
                clock,
                Duration.ofMillis(100));
        var moment = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(10));

        var refused = catchThrowableOfType(UserErrorException.class, () -> goes(walk, tenant, moment));

        assertThat(refused.problems().getFirst().code()).isEqualTo(TestClockErrorCode.WEBHOOKS_WAITING);
        assertThat(clock.now(tenant)).isBefore(moment.minus(Duration.ofDays(9)));

        tenants.update("delete from payments.sandbox_webhook where id = ?", webhook);

        assertThat(goes(walk, tenant, moment)).isTrue();
        assertThat(clock.now(tenant)).isEqualTo(moment);
    }

    private static boolean goes(TestClockWalk walk, UUID tenant, Instant moment) {
        return CurrentCaller.call(Caller.system(tenant, "test"), () -> walk.to(moment, TestClockWalk.end()));
    }
}
