package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.entitlements.FrozenMarks;
import foyer.entitlements.Limit;
import foyer.platform.database.Transactions;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.AtOnce;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.Node;
import foyer.testing.Statements;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** How many leads a plan has room for, and what is read-only when there are more. */
@FoyerTest
@Tag("graphql")
class LeadLimitTest {

    private static final int ROUNDS = 15;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    FrozenMarks frozen;

    @Autowired
    Transactions transactions;

    @Autowired
    Statements statements;

    @Test
    void refusesTheLeadThatThePlanHasNoRoomFor() {
        var owner = tenants.signUpFree("LEAD_GENERATION");
        tenants.allow(owner, "LEADS", 2L);
        var api = new LeadApi(owner);
        api.create("First");
        var second = api.create("Second");

        var refused = api.run("leadCreate", "title", "Third");

        assertThat(refused.userErrorCodes("leadCreate")).containsExactly("LIMIT_REACHED");
        assertThat(refused.userErrors("leadCreate").getFirst().path("message").asString())
                .isEqualTo(
                        "You have 2 of the 2 leads of your plan; archived leads count. The plan STARTER allows more.");
        assertThat(refused.data("leadCreate.lead").isNull()).isTrue();
        assertThat(leads(owner)).isEqualTo(2);

        api.done("leadArchive", "ids", List.of(second));
        assertThat(api.run("leadCreate", "title", "Third").userErrorCodes("leadCreate"))
                .as("archived leads count")
                .containsExactly("LIMIT_REACHED");
    }

    @Test
    void countsLeadsThatWereThereBeforeAnybodyCounted() {
        var owner = tenants.signUpFree("LEAD_GENERATION");
        var api = new LeadApi(owner);
        api.create("First");
        api.create("Second");
        database.execute("delete from entitlements.counter where tenant_id = ?", owner.tenant());

        api.create("Third");

        assertThat(used(owner)).isEqualTo(3);
    }

    @Test
    void aKeyedLeadCountsOnce() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var api = new LeadApi(owner);

        api.create("Keyed", "idempotencyKey", "key");
        api.create("Keyed", "idempotencyKey", "key");

        assertThat(used(owner)).isEqualTo(1);
    }

    @Test
    void countsInOneStatement() {
        var api = new LeadApi(tenants.signUp("LEAD_GENERATION"));
        api.create("First");

        var sent = statements.during(() -> api.create("Second"));

        assertThat(sent.statements())
                .filteredOn(sql -> sql.contains("entitlements"))
                .hasSize(1);
    }

    @Test
    void oneOfTwoGetsTheLastOneOnWhicheverNode() throws Exception {
        var owner = tenants.signUp("LEAD_GENERATION");
        try (var node = Node.start(database, Map.of())) {
            var here = new LeadApi(owner);
            var there = new LeadApi(owner.at(node));
            there.leads();
            for (var round = 1; round <= ROUNDS; round++) {
                tenants.allow(owner, "LEADS", (long) round);

                var codes = AtOnce.<GraphQlAnswer>run(List.of(
                                () -> here.run("leadCreate", "title", "Here"),
                                () -> there.run("leadCreate", "title", "There")))
                        .stream()
                        .flatMap(answer -> answer.userErrorCodes("leadCreate").stream());

                assertThat(codes).as("round %d", round).containsExactly("LIMIT_REACHED");
            }
        }
        assertThat(used(owner)).isEqualTo(ROUNDS);
        assertThat(leads(owner)).isEqualTo(ROUNDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "leadUpdate",
                "leadMoveStage",
                "leadNoteAdd",
                "leadActivityLog",
                "leadAssign",
                "leadArchive",
                "leadRestore"
            })
    void aFrozenLeadIsReadAndNotChanged(String mutation) {
        var owner = tenants.signUp("LEAD_GENERATION");
        var api = new LeadApi(owner);
        var id = api.create("Frozen");
        freeze(owner, id);

        var refused = change(api, mutation, id);

        assertThat(refused.userErrorCodes(mutation)).containsExactly("FROZEN");
        assertThat(api.lead(id).path("version").asInt()).isEqualTo(1);
        assertThat(api.titles()).containsExactly("Frozen");

        within(owner, () -> {
            frozen.thaw("Lead", Set.of(LeadId.of(id).value()));
            return null;
        });
        change(api, mutation, id).succeeded(mutation);
    }

    @Test
    void listsWhatIsFrozenAndAsksForMarksWithTheLock() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var api = new LeadApi(owner);
        var first = api.create("First");
        var second = api.create("Second");
        freeze(owner, first);
        freeze(owner, first);
        freeze(owner, second);

        var page = within(owner, () -> frozen.list("Lead", null, 1));
        var rest = within(owner, () -> frozen.list("Lead", page.getFirst(), 5));

        assertThat(page).containsExactly(LeadId.of(first).value());
        assertThat(rest).containsExactly(LeadId.of(second).value());
        var sent = statements.during(() -> api.run("leadUpdate", "id", first, "score", 5));
        assertThat(sent.statements())
                .filteredOn(sql -> sql.contains("frozen_mark"))
                .singleElement()
                .asString()
                .contains("for no key update");
    }

    private static GraphQlAnswer change(LeadApi api, String mutation, String id) {
        return switch (mutation) {
            case "leadUpdate" -> api.run(mutation, "id", id, "score", 70);
            case "leadMoveStage" -> api.run(mutation, "id", id, "stage", api.stage("contacted"));
            case "leadNoteAdd" -> api.run(mutation, "id", id, "body", "Call on Sunday.");
            case "leadActivityLog" -> api.run(mutation, "id", id, "kind", "CALL");
            case "leadAssign" ->
                api.run(mutation, "ids", List.of(id), "to", api.member().membershipId());
            default -> api.run(mutation, "ids", List.of(id));
        };
    }

    private void freeze(TestMember member, String id) {
        within(member, () -> {
            frozen.freeze("Lead", Set.of(LeadId.of(id).value()), Limit.LEADS);
            return null;
        });
    }

    private <T extends @Nullable Object> T within(TestMember member, Supplier<T> work) {
        return CurrentCaller.call(Caller.system(member.tenant(), "test"), () -> transactions.write(work));
    }

    private long used(TestMember member) {
        return database.number(
                "select used from entitlements.counter where limit_key = 'LEADS' and tenant_id = ?", member.tenant());
    }

    private long leads(TestMember member) {
        return database.number("select count(*) from leads.lead where tenant_id = ?", member.tenant());
    }
}
