package foyer.leads;

import static foyer.entitlements.Limit.LEADS;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.time.TenantClock;
import foyer.records.freezing.Allowances;
import foyer.records.freezing.DowngradeApi;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.AtOnce;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** More leads than there is room for: which are frozen, what still may be done with them, and what thaws them. */
@FoyerTest
@Tag("graphql")
class LeadFreezingTest {

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
    ApplicationContext beans;

    @Autowired
    TenantClock clock;

    private TestMember owner;
    private LeadApi api;
    private List<String> leads;
    private Allowances allowances;

    @BeforeEach
    void five() {
        allowances = new Allowances(beans);
        owner = tenants.signUp("LEAD_GENERATION");
        api = new LeadApi(owner);
        leads = Stream.of("A", "B", "C", "D", "E").map(api::create).toList();
    }

    private void allow(@Nullable Long allowed) {
        allowances.allow(owner, LEADS, allowed);
        allowances.settled(owner);
    }

    private String frozen() {
        return owner.client()
                .post("{ leads(first: 100) { nodes { title isFrozen } } }")
                .data("leads.nodes")
                .valueStream()
                .filter(lead -> lead.path("isFrozen").asBoolean())
                .map(lead -> lead.path("title").asString())
                .sorted()
                .reduce("", String::concat);
    }

    private List<String> chosen(List<String> keep) {
        var codes =
                new DowngradeApi(owner).choose(keep, Map.of("limit", "LEADS")).userErrorCodes("downgradeChoose");
        allowances.settled(owner);
        return codes;
    }

    @Test
    void theNewestAreReadOnlyAndThawOnceThereIsRoom() {
        allow(3L);
        assertThat(frozen()).isEqualTo("DE");
        assertThat(api.run("leadUpdate", "id", leads.get(4), "title", "No").userErrorCodes("leadUpdate"))
                .containsExactly("FROZEN");
        assertThat(api.run("leadCreate", "title", "No").userErrorCodes("leadCreate"))
                .containsExactly("LIMIT_REACHED");
        api.done("leadUpdate", "id", leads.get(2), "title", "C");

        allow(4L);
        assertThat(frozen()).isEqualTo("E");
        allow(0L);
        assertThat(frozen()).isEqualTo("ABCDE");
        allow(null);
        assertThat(frozen()).isEmpty();
        api.done("leadUpdate", "id", leads.get(4), "title", "E");
        assertThat(database.text(
                        "select string_agg(action || ' ' || (diff -> 'records' ->> 'after'), ', ' order by id) from audit.entry"
                                + " where tenant_id = ? and action like 'stock.%'",
                        owner.tenant()))
                .isEqualTo("stock.freeze 2, stock.thaw 1, stock.freeze 4, stock.thaw 5");
    }

    @Test
    void whatIsChosenStaysAndTheOldestOthersBesideIt() {
        allow(3L);
        assertThat(chosen(List.of(leads.get(4), leads.get(4)))).isEmpty();
        assertThat(frozen()).isEqualTo("CD");
        assertThat(chosen(List.of(leads.get(2), leads.get(3), leads.get(4)))).isEmpty();
        assertThat(frozen()).isEqualTo("AB");
        allow(2L);
        assertThat(frozen()).as("of those chosen the oldest").isEqualTo("ABE");
        allow(4L);
        assertThat(frozen()).isEqualTo("B");
        assertThat(chosen(List.of())).isEmpty();
        assertThat(frozen()).isEqualTo("E");
    }

    @Test
    void whatWasAgreedForAWhileEndsByItself() {
        allow(4L);
        allowances.allow(owner, LEADS, 2L, clock.now(owner.tenant()).plus(Duration.ofHours(1)));
        allowances.settled(owner);
        assertThat(frozen()).isEqualTo("CDE");

        database.execute(
                "update entitlements.claim_override set ends_at = now() - interval '1 second' where tenant_id = ?",
                owner.tenant());
        database.execute("update jobs.queue set due_at = now() where tenant_id = ?", owner.tenant());

        Awaited.until(() -> frozen().isEmpty());
    }

    @Test
    void onlyWhatIsThereAndHasRoomCanBeChosen() {
        allow(2L);
        var other = tenants.signUp("LEAD_GENERATION");
        var theirs = new LeadApi(other).create("Theirs");

        assertThat(chosen(leads.subList(0, 3))).containsExactly("KEEP_TOO_MANY");
        for (var id : List.of(theirs, LeadApi.NOWHERE, owner.membershipId(), "lead_1", "what")) {
            assertThat(chosen(List.of(leads.get(4), id))).as(id).containsExactly("KEEP_INVALID");
        }
        assertThat(frozen()).isEqualTo("CDE");
        assertThat(database.number(
                        "select count(*) from entitlements.kept_mark where tenant_id in (?, ?)",
                        owner.tenant(),
                        other.tenant()))
                .isZero();
    }

    @Test
    void aLeadThatGoesGivesItsRoomToTheOldestFrozenOne() {
        allow(3L);
        owner.client()
                .post(
                        "mutation($input: LeadEraseInput!) { leadErase(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("ids", List.of(leads.getFirst()), "reason", "They asked for it")))
                .succeeded("leadErase");
        allowances.settled(owner);

        assertThat(frozen()).isEqualTo("E");
    }

    @Test
    void whoeverSeesSomeLeadsOnlyIsToldOfNoOthers() {
        var role = new RoleApi(owner).create("Pays", "MEMBER", "BILLING_MANAGE", "LEADS_READ:OWN", "LEADS_WRITE:OWN");
        var limited = new RoleApi(owner).join(tenants, role);
        var own = new LeadApi(limited).create("Own");
        allow(4L);

        var plan = new DowngradeApi(limited).plan("FREE");
        var over = DowngradeApi.over(plan, "LEADS");
        assertThat(over.path("freezes").asLong()).isEqualTo(2);
        assertThat(DowngradeApi.items(over)).containsExactly(own);
        assertThat(over.path("items").path("totalCount").asInt()).isEqualTo(1);
        assertThat(new DowngradeApi(limited)
                        .choose(List.of(leads.get(4)), Map.of())
                        .userErrorCodes("downgradeChoose"))
                .containsExactly("KEEP_INVALID");
        assertThat(DowngradeApi.items(DowngradeApi.over(new DowngradeApi(owner).plan("FREE"), "LEADS")))
                .containsExactly(own, leads.get(4));
    }

    @Test
    void manyAreFrozenSomeAtATimeWhileOthersAreChosenAndAllowed() throws Exception {
        database.execute(MANY, 2_200, owner.tenant());
        allowances.recount(owner, LEADS);
        var last = owner.client()
                .post("{ leads(first: 1, filter: { text: \"Many 2200\" }) { nodes { id } } }")
                .text("leads.nodes.0.id");

        AtOnce.<Boolean>run(List.of(
                () -> {
                    allowances.allow(owner, LEADS, 100L);
                    allowances.allow(owner, LEADS, 150L);
                    return true;
                },
                () -> new DowngradeApi(owner)
                        .choose(List.of(last), Map.of("limit", "LEADS"))
                        .userErrorCodes("downgradeChoose")
                        .isEmpty()));
        allowances.settled(owner);

        assertFrozen(2_205 - 150, last);
        allow(1_000L);
        assertFrozen(1_205, last);
        allow(null);
        assertThat(allowances.frozen(owner, "Lead")).isEmpty();
    }

    private void assertFrozen(int count, String kept) {
        assertThat(allowances.frozen(owner, "Lead"))
                .hasSize(count)
                .doesNotContain(LeadId.of(kept).value());
        assertThat(database.number("""
                        select count(*) from leads.lead l
                        where l.tenant_id = ? and l.id <> ? and l.id > (
                                select min(m.entity_id::text)::uuid from entitlements.frozen_mark m where m.tenant_id = l.tenant_id)
                            and not exists (select 1 from entitlements.frozen_mark m where m.tenant_id = l.tenant_id and m.entity_id = l.id)""", owner.tenant(), LeadId.of(kept).value()))
                .as("newer ones that are not frozen")
                .isZero();
    }
}
