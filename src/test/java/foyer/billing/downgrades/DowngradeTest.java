package foyer.billing.downgrades;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.billing.BillingApi;
import foyer.entitlements.Limit;
import foyer.leads.LeadApi;
import foyer.platform.graphql.TypeIds;
import foyer.records.freezing.Allowances;
import foyer.records.freezing.DowngradeApi;
import foyer.testing.FoyerTest;
import foyer.testing.Statements;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** From a plan that was paid for to a smaller one: what is told of it, what is approved, and that nothing is lost. */
@FoyerTest
@Tag("graphql")
class DowngradeTest {

    private static final int LEADS = 1_203;

    private static final String MANY = """
            insert into leads.lead (tenant_id, title, stage_id, created_by_kind)
            select p.tenant_id, 'Many ' || i, s.id, 'SYSTEM'
            from leads.pipeline p join leads.stage s on s.tenant_id = p.tenant_id and s.pipeline_id = p.id and s.key = 'new',
                generate_series(1, ?) as i
            where p.tenant_id = ?""";

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    Statements statements;

    @Autowired
    ApplicationContext beans;

    private Allowances allowances;
    private TestMember owner;
    private BillingApi billing;
    private DowngradeApi downgrade;

    @BeforeEach
    void subscribe() {
        allowances = new Allowances(beans);
        owner = tenants.signUpFree("LEAD_GENERATION");
        billing = new BillingApi(owner).subscribes("PRO", 4);
        downgrade = new DowngradeApi(owner);
    }

    private void manyLeads() {
        database.execute(MANY, LEADS, owner.tenant());
        allowances.recount(owner, Limit.LEADS);
    }

    @Test
    void tellsWhatItFreezesAndCloses() {
        var last = tenants.join(owner, "MEMBER");
        tenants.join(owner, "MEMBER");
        allowances.recount(owner, Limit.SEATS);
        manyLeads();
        var plan = downgrade.plan("FREE");
        var leads = DowngradeApi.over(plan, "LEADS");
        assertThat(leads.path("used").asInt()).isEqualTo(LEADS);
        assertThat(leads.path("allowed").asInt()).isEqualTo(1_000);
        assertThat(leads.path("freezes").asInt()).isEqualTo(LEADS - 1_000);
        assertThat(leads.path("items").path("totalCount").asInt()).isEqualTo(LEADS - 1_000);
        assertThat(leads.path("items").path("nodes").get(0).path("__typename").asString())
                .isEqualTo("Lead");
        assertThat(DowngradeApi.over(plan, "SEATS").path("freezes").asInt()).isEqualTo(1);
        assertThat(plan.path("lostFeatures").toString()).contains("MODULE_CRM", "AI_REPORTS");
        assertThat(downgrade.plan("NONE").isNull()).isTrue();
        assertThat(downgrade.plan("PRO", 2).data("downgradePlan.over")).hasSize(1);
        var preview = owner.client()
                .post(
                        "{ subscriptionPreviewChange(plan: \"STARTER\", seats: 2) { atPeriodEnd over { limit freezes items(first: 5) { nodes { ... on Node { id } } } } } }");
        assertThat(preview.data("subscriptionPreviewChange").toString())
                .doesNotContain(last.membershipId())
                .contains("\"atPeriodEnd\":true", "\"limit\":\"SEATS\",\"freezes\":1");
    }

    @Test
    void takesAnothersCursorForAPlaceAndNothingElse() {
        manyLeads();
        var items =
                "query($after: String) { downgradePlan(plan: \"FREE\") { over { items(first: 3, after: $after) { nodes { ... on Lead { id } } pageInfo { endCursor } } } } }";
        // What is newest comes first, and another's is newer than all of it.
        var other = tenants.signUpFree("LEAD_GENERATION");
        new BillingApi(other).subscribes("PRO", 4);
        database.execute(MANY, LEADS, other.tenant());
        allowances.recount(other, Limit.LEADS);
        var theirs = other.client().post(items);
        var cursor = theirs.text("downgradePlan.over.0.items.pageInfo.endCursor");

        var told = owner.client().post(items, Map.of("after", cursor)).data("downgradePlan.over.0.items.nodes");

        assertThat(told).hasSize(3);
        for (var lead : told) {
            assertThat(theirs.body()).doesNotContain(lead.path("id").asString());
            assertThat(database.number(
                            "select count(*) from leads.lead where tenant_id = ? and id = ?",
                            owner.tenant(),
                            TypeIds.decode("lead", lead.path("id").asString())))
                    .isEqualTo(1);
        }
    }

    @Test
    void whatWasShownIsApprovedOnceAndNothingElse() {
        manyLeads();
        var version = downgrade.plan("FREE").path("version").asString();
        var input = DowngradeApi.approval("FREE", version);

        assertThat(downgrade.approve(with(input, "confirm", "free")).userErrorCodes("downgradeApprove"))
                .containsExactly("CONFIRMATION_INVALID");
        assertThat(downgrade
                        .approve(DowngradeApi.approval("ENTERPRISE", version))
                        .userErrorCodes("downgradeApprove"))
                .containsAnyOf("NO_DOWNGRADE", "PRICE_NOT_FOUND");
        assertThat(downgrade.approve(DowngradeApi.approval("PRO", version)).userErrorCodes("downgradeApprove"))
                .containsExactly("NO_DOWNGRADE");
        assertThat(downgrade
                        .approve(with(input, "dryRun", true))
                        .data("downgradeApprove.billing")
                        .isNull())
                .isTrue();
        new LeadApi(owner).create("One more");
        assertThat(downgrade.approve(input).userErrorCodes("downgradeApprove")).containsExactly("DOWNGRADE_CHANGED");
        assertThat(billing.text("subscription.cancelAtPeriodEnd")).isEqualTo("false");

        var seen = with(input, "version", downgrade.plan("FREE").path("version").asString());
        var approved = downgrade.approve(seen).succeeded("downgradeApprove");
        assertThat(approved.data("downgradeApprove.billing.subscription.cancelAtPeriodEnd")
                        .asBoolean())
                .isTrue();
        new LeadApi(owner).create("And another one");
        downgrade.approve(seen).succeeded("downgradeApprove");
        assertThat(database.number(
                        "select count(*) from billing.history where tenant_id = ? and kind = 'DOWNGRADE_APPROVED'",
                        owner.tenant()))
                .isEqualTo(1);
    }

    @Test
    void tellsItInAsManyStatementsForManyAsForFew() {
        manyLeads();
        var few = statements.during(() -> downgrade.plan("FREE")).statements();
        manyLeads();

        assertThat(statements.during(() -> downgrade.plan("FREE")).statements()).hasSameSizeAs(few);
    }

    private static Map<String, Object> with(Map<String, Object> input, String field, Object value) {
        var other = new HashMap<>(input);
        other.put(field, value);
        return other;
    }
}
