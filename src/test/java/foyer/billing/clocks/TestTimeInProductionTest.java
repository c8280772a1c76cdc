package foyer.billing.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.billing.Standings;
import foyer.billing.Subscriptions;
import foyer.billing.SuperAdminDeeds;
import foyer.payments.Payments;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.time.TenantClock;
import foyer.tenancy.TenantId;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.env.MockEnvironment;

/** In production time is what it is, whatever a database says that was a test's before. */
@FoyerTest
@Tag("module")
class TestTimeInProductionTest {

    private static final Instant MOMENT = Instant.parse("2040-01-01T00:00:00Z");

    @Autowired
    ApplicationContext beans;

    @Autowired
    TestTenants tenants;

    private UUID tenant;
    private TestTime production;

    @BeforeEach
    void arrange() {
        tenant = tenants.signUpFree("LEAD_GENERATION").tenant();
        tenants.update("insert into billing.test_clock (at, tenant_id) values ('2040-01-01Z', ?)", tenant);
        var environment = new MockEnvironment();
        environment.setActiveProfiles("production");
        production =
                new TestTime(beans.getBean(TestClockQueries.class), beans.getBean(Transactions.class), environment);
    }

    @Test
    void theTableIsNotLookedAt() {
        Awaited.until(() -> MOMENT.equals(beans.getBean(TestTime.class).of(tenant)));
        production.start();
        assertThat(production.isRunning()).isFalse();
        assertThat(production.of(tenant)).isNull();
        assertThatThrownBy(() -> production.stand(MOMENT)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void neitherOperationIsThere() {
        var service = new TestClockService(
                production,
                beans.getBean(TestClockWalk.class),
                beans.getBean(BillingSimulation.class),
                beans.getBean(Subscriptions.class),
                beans.getBean(Standings.class),
                beans.getBean(Payments.class),
                beans.getBean(SuperAdminDeeds.class),
                beans.getBean(TenantClock.class));
        assertThatThrownBy(() -> service.advance(new TenantId(tenant), MOMENT)).satisfies(this::isRefused);
        assertThatThrownBy(() -> service.simulate(new TenantId(tenant), List.of(new BillingSimulation.Step(1, null))))
                .satisfies(this::isRefused);
    }

    private void isRefused(Throwable refusal) {
        assertThat(((UserErrorException) refusal).problems().getFirst().code()).isEqualTo(TestClockErrorCode.TEST_ONLY);
    }
}
