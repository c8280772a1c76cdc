package foyer.billing.downgrades;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.billing.BillingApi;
import foyer.platform.database.StatementCount;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.records.freezing.DowngradeApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An approval that is sent again: it is asked for once more until the change itself was, and confirmed each time. */
@FoyerTest
@Tag("graphql")
class DowngradeApprovedTest {

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    DowngradeApproving approving;

    private TestMember owner;
    private DowngradeApi downgrade;
    private BillingApi billing;

    @BeforeEach
    void subscribe() {
        owner = tenants.signUpFree("LEAD_GENERATION");
        billing = new BillingApi(owner).subscribes("PRO", 4);
        downgrade = new DowngradeApi(owner);
        tenants.join(owner, "MEMBER");
    }

    private String version() {
        return downgrade.plan("STARTER", 1).text("downgradePlan.version");
    }

    private Map<String, Object> approval() {
        var approval = DowngradeApi.approval("STARTER", version());
        approval.put("seats", 1);
        return approval;
    }

    private String refused(Map<String, Object> approval, String field, Object value) {
        var other = new HashMap<>(approval);
        other.put(field, value);
        return String.join(" ", downgrade.approve(other).userErrorCodes("downgradeApprove"));
    }

    private long approvals() {
        return database.number(
                "select count(*) from billing.history where tenant_id = ? and kind = 'DOWNGRADE_APPROVED'",
                owner.tenant());
    }

    /** The tenant, its account and its subscription are read once; the plans once to find this one and once to order them. */
    @Test
    void whatIsLookedAtIsReadOnce() {
        var input = new DowngradeInputs.Approve(
                "STARTER",
                "STARTER",
                version(),
                1,
                true,
                null,
                null,
                UUID.randomUUID().toString());
        var count = new StatementCount();

        CurrentCaller.call(Caller.system(owner.tenant(), "test"), () -> count.during(() -> approving.check(input)));

        assertThat(count.value()).isEqualTo(14);
    }

    private void theChangeWasNeverAskedFor() {
        database.execute("delete from billing.pending_change where tenant_id = ?", owner.tenant());
        database.execute(
                "delete from platform.idempotency_key where operation = 'subscriptionChange' and tenant_id = ?",
                owner.tenant());
    }

    @Test
    void nothingIsApprovedThatCannotBeAskedFor() {
        var seen = approval();

        assertThat(refused(seen, "returnUrl", "https://app.example.com/" + "a".repeat(2_000)))
                .isEqualTo("URL_INVALID");
        assertThat(refused(seen, "cancelUrl", "https://app.example.com/" + "a".repeat(2_000)))
                .isEqualTo("URL_INVALID");
        assertThat(refused(seen, "seats", 9)).isEqualTo("MIXED_CHANGE");
        assertThat(approvals()).isZero();
    }

    @Test
    void isAskedForAgainUntilTheChangeWas() {
        var seen = approval();
        downgrade.approve(seen).succeeded("downgradeApprove");
        tenants.join(owner, "MEMBER");

        assertThat(refused(seen, "confirm", "starter")).isEqualTo("CONFIRMATION_INVALID");
        assertThat(refused(seen, "version", "another"))
                .as("the answer was lost")
                .isEmpty();

        billing.change(Map.of()).succeeded("subscriptionChange");
        theChangeWasNeverAskedFor();
        assertThat(refused(seen, "confirm", "starter")).isEqualTo("CONFIRMATION_INVALID");
        assertThat(refused(seen, "version", "another")).isEqualTo("DOWNGRADE_CHANGED");
        assertThat(billing.billing().data("viewer.tenant.billing.pendingChange").isNull())
                .isTrue();
        assertThat(refused(seen, "version", version())).isEmpty();
        assertThat(billing.text("pendingChange.plan.code")).isEqualTo("STARTER");
        assertThat(approvals()).isEqualTo(1);
    }
}
