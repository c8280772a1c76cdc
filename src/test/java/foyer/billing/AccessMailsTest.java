package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.stripe.StripeWorld;
import foyer.testing.FoyerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What owners are told of why not everything works, and of a way on that there is. */
@FoyerTest
@Tag("graphql")
class AccessMailsTest extends PlayedProvider {

    @Autowired
    BillingDue due;

    private String subscription = "";

    @BeforeEach
    void pays() {
        subscription = pays(new StripeWorld(), 2);
    }

    /** The newest one about access. */
    private String mail() {
        var id = rows.text("select id from platform.mail where template = 'billing-access' and tenant_id = ?"
                + " order by id desc limit 1");
        return owner.client()
                .anonymous()
                .send("/dev/mail/" + id, request -> request.GET())
                .body();
    }

    /** How far they can work with which plan, and where the newest invoice is to be paid. */
    private String stands() {
        var shown = owner.client().post("""
                { viewer { tenant { billing { accessLevel plan { code } invoices(first: 1) { nodes { pageUrl } } } } } }""");
        var page = shown.data("viewer.tenant.billing.invoices.nodes.0.pageUrl");
        return "%s %s %s"
                .formatted(
                        shown.text("viewer.tenant.billing.accessLevel"),
                        shown.text("viewer.tenant.billing.plan.code"),
                        page.isNull() ? "nowhere" : page.asString().substring(0, "http".length()));
    }

    @Test
    void whatWentBackByADisputeCannotBePaidAgainAndIsSettledOtherwise() {
        assertThat(stands()).isEqualTo("FULL ENTERPRISE http");

        world.decides(world.disputes(subscription), true);
        tell();

        assertThat(stands()).isEqualTo("GRACE ENTERPRISE nowhere");
        assertThat(mail()).contains("end the subscription at once");

        billing.as(owner, () -> {
            billing.changes.cancel(new BillingInputs.Cancel(false, "as-told", null));
            return owner;
        });
        assertThat(stands()).isEqualTo("FULL FREE nowhere");
        billing.pays(owner, "ENTERPRISE", 2);
        tell();
        assertThat(stands()).isEqualTo("FULL ENTERPRISE http");
    }

    /** The level alone says neither. */
    @Test
    void whatIsPausedOrHasEndedIsNotCalledLateNorAsBefore() {
        becomes("PAUSED");
        assertThat(stands()).startsWith("READ_ONLY ENTERPRISE");
        assertThat(mail()).contains("is paused").doesNotContain("Payment is late");

        becomes("CANCELLED");
        assertThat(stands()).startsWith("FULL FREE");
        assertThat(mail()).contains("You have the free plan").doesNotContain("as before");
    }

    @Test
    void whatIsClosedAsBeforeForAnotherReasonIsToldAnew() {
        becomes("PAUSED");
        assertThat(mail()).contains("is paused");

        rows.change("update billing.subscription set status_since = now() - interval '15 days',"
                + " period_start = now() - interval '15 days' where tenant_id = ?");
        becomes("UNPAID");
        assertThat(stands()).startsWith("READ_ONLY ENTERPRISE");
        assertThat(mail()).contains("Payment is late").doesNotContain("is paused");
        becomes("UNPAID");
        assertThat(rows.text("select template from platform.mail where template = 'billing-access' and tenant_id = ?"))
                .as("once for each")
                .hasLineCount(2);
    }

    private void becomes(String status) {
        rows.change("update billing.subscription set status = ? where tenant_id = ?", status);
        rows.change("update billing.account set due_at = now() where tenant_id = ?");
        rows.as(due::advance);
    }
}
