package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Credit outlives the subscription that it was given with, and one that was one too many gives it back. */
@FoyerTest
@Tag("graphql")
class ExtraCreditTest extends PayingTenant {

    /** One that is not closed as soon as another one is paid: not every provider does. */
    private String page() {
        var page = billing.start(BillingApi.checkout("ENTERPRISE", 2))
                .succeeded("billingCheckoutStart")
                .text("billingCheckoutStart.redirectUrl");
        rows.change("update billing.checkout set status = 'DONE' where tenant_id = ?");
        return page;
    }

    private String credits() {
        return rows.text(
                "select string_agg(kind || ' ' || amount_minor, ', ' order by at, id) from billing.credit where tenant_id = ?");
    }

    @Test
    void isTakenByTheOneThatGoesOnAlone() {
        var credits = new CreditApi(billing.member());
        subscribes("ENTERPRISE", 2);
        credits.grant(tenants.superAdmin(billing.member()).client(), 100_000, "given")
                .succeeded("creditGrant");
        billing.wish("subscriptionCancel", Map.of("atPeriodEnd", false)).succeeded("subscriptionCancel");
        var one = page();
        var other = page();
        BillingApi.pay(one, "pay");
        BillingApi.pay(other, "pay");

        billing.refresh();

        Awaited.until(() -> credits().split(", ").length == 4);
        assertThat(credits()).isEqualTo("GRANTED 100000, APPLIED -82100, APPLIED -17900, RETURNED 17900");
        assertThat(rows.text("select r.amount_minor from billing.refund r where tenant_id = ?"))
                .isEqualTo(String.valueOf(82_100 - 17_900));
        assertThat(credits.shown()
                        .data("viewer.tenant.billing.creditBalance.amountMinor")
                        .asLong())
                .isEqualTo(17_900);
        assertThat(credits.shown()
                        .data("viewer.tenant.billing.credits.nodes.0.invoice.number")
                        .isString())
                .isTrue();
        assertThat(rows.text("select template from platform.mail where template = 'billing-credit' and tenant_id = ?"))
                .as("what is theirs is no present")
                .isEqualTo("billing-credit");
    }

    /** Nothing was paid for it but by credit, and it ended before anybody ended it. */
    @Test
    void isBackThoughTheOneThatTookItEndedByItself(@Autowired ExtraSubscriptions extras) {
        subscribes("ENTERPRISE", 2);
        new CreditApi(billing.member())
                .grant(tenants.superAdmin(billing.member()).client(), 100_000, "given")
                .succeeded("creditGrant");
        billing.wish("subscriptionCancel", Map.of("atPeriodEnd", false)).succeeded("subscriptionCancel");
        BillingApi.pay(page(), "pay");
        Awaited.until(() -> rows.text("""
                        select count(*) from billing.subscription s join billing.invoice i
                            on (i.tenant_id, i.subscription) = (s.tenant_id, s.external_id)
                        where s.status = 'ACTIVE' and i.status = 'PAID' and i.credit_minor > 0 and s.tenant_id = ?""").equals("1"));
        billing.wish("subscriptionCancel", Map.of("atPeriodEnd", false)).succeeded("subscriptionCancel");
        rows.change("update billing.subscription set extra_at = now() where external_id ="
                + " (select subscription from billing.invoice where credit_minor > 0"
                + " and tenant_id = billing.subscription.tenant_id) and tenant_id = ?");

        for (var again = 0; again < 2; again++) {
            rows.as(() -> {
                extras.end();
                return 1;
            });
            assertThat(credits()).isEqualTo("GRANTED 100000, APPLIED -82100, RETURNED 82100");
        }
        assertThat(rows.text("select count(*) from billing.refund where tenant_id = ?"))
                .isEqualTo("0");
    }
}
