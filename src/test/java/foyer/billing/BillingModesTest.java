package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What was bought in a provider's test mode is worth nothing with real money, nor the other way round. */
@FoyerTest
@Tag("graphql")
@ExtendWith(OutputCaptureExtension.class)
class BillingModesTest extends PayingTenant {

    @Autowired
    BillingReconciles reconciles;

    @Autowired
    BillingStart start;

    @BeforeEach
    void subscribes() {
        subscribes("PRO", 3);
    }

    /** As if the keys had been those of the other mode when all of it was told. */
    private void of(boolean live) {
        for (var table : new String[] {"subscription", "customer", "checkout"}) {
            rows.change("update billing." + table + " set live = " + live + " where tenant_id = ?");
        }
    }

    @Test
    void eachIsNotedWithItsMode() {
        for (var table : new String[] {"subscription", "customer", "checkout"}) {
            assertThat(rows.text("select live from billing." + table + " where tenant_id = ?"))
                    .as(table)
                    .isEqualTo("f");
        }
        rows.change("update billing.subscription set live = null where tenant_id = ?");
        assertThat(billing.text("subscription.status")).as("nobody noted it").isEqualTo("TRIALING");
        rows.as(reconciles::reconcile);
        assertThat(rows.text("select live from billing.subscription where tenant_id = ?"))
                .isEqualTo("f");
    }

    @Test
    void whatIsOfTheOtherModeDoesNotCount(CapturedOutput output) {
        of(true);

        assertThat(billing.billing().data("viewer.tenant.billing.subscription").isNull())
                .isTrue();
        assertThat(billing.change(Map.of("seats", 5)).userErrorCodes("subscriptionChange"))
                .containsExactly("NO_SUBSCRIPTION");
        assertThat(rows.as(reconciles::reconcile).compared()).isZero();
        assertThat(billing.text("plan.code")).isEqualTo("FREE");
        start.tell();
        assertThat(output).contains("SANDBOX is used with its test mode").contains("of its account for real money");

        subscribes("STARTER", 1);
        assertThat(billing.text("plan.code")).isEqualTo("STARTER");
        assertThat(rows.text("select count(distinct external_id) || ' ' || bool_or(live) from billing.customer"
                        + " where tenant_id = ?"))
                .isEqualTo("1 false");
    }

    @Test
    void itCountsAgainWithItsKeys() {
        of(true);
        assertThat(new CreditApi(billing.member())
                        .grant(tenants.superAdmin(billing.member()).client(), 500, "other")
                        .userErrorCodes("creditGrant"))
                .as("its customer is of the other world")
                .containsExactly("NO_CUSTOMER");
        rows.as(reconciles::reconcile);
        assertThat(billing.text("plan.code")).isEqualTo("FREE");

        of(false);
        rows.as(reconciles::reconcile);

        assertThat(billing.text("plan.code")).isEqualTo("PRO");
        assertThat(billing.text("subscription.seats")).isEqualTo("3");
    }

    /** What is there with the other keys is not asked about with these. */
    @Test
    void whatWasAskedWithItsKeysIsDecidedByThemAlone() {
        billing.change(Map.of("seats", 5), "lost").succeeded("subscriptionChange");
        rows.change("update billing.pending_change set status = 'REQUESTED' where tenant_id = ?");
        of(true);

        assertThat(billing.change(Map.of("seats", 5), "lost").userErrorCodes("subscriptionChange"))
                .containsExactly("PROVIDER_UNAVAILABLE");
        assertThat(rows.text("select status from billing.pending_change where tenant_id = ?"))
                .isEqualTo("REQUESTED");

        of(false);
        billing.change(Map.of("seats", 5), "lost").succeeded("subscriptionChange");
    }

    @Test
    void pricesThatAreInNoFileAreToldAtTheStart(CapturedOutput output) {
        rows.change("update billing.subscription set price_code = 'GONE-' || tenant_id where tenant_id = ?");

        start.tell();

        assertThat(output)
                .containsPattern("prices that are in no file: .*GONE-" + rows.tenant())
                .doesNotContain("LEAD-GENERATION-");
        rows.change("update billing.subscription set ended_at = now(), status = 'CANCELLED' where tenant_id = ?");
    }
}
