package foyer.leads.assignment;

import static foyer.leads.assignment.RuleApi.one;
import static foyer.leads.assignment.RuleApi.pool;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.leads.forms.LeadFormApi;
import foyer.tenancy.members.MemberApi;
import foyer.testing.AtOnce;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who gets the leads that come in, whoever makes how many at once. */
@FoyerTest
@Tag("graphql")
class AssignmentRulesTest {

    private static final int LEADS = 200;
    private static final int THREADS = 16;

    private final TestTenants tenants;
    private final TestDatabase database;
    private final TestMember owner;
    private final LeadApi leads;
    private final RuleApi rules;

    @Autowired
    AssignmentRulesTest(TestTenants tenants, TestDatabase database) {
        this.tenants = tenants;
        this.database = database;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.leads = new LeadApi(owner);
        this.rules = new RuleApi(owner);
    }

    @Test
    void skipsNobodyAndNoTurnComesTwiceHoweverManyMakeLeads() throws Exception {
        var members = members(5);
        rules.saved("In turn", "ROUND_ROBIN", "members", pool(members));

        makeAtOnce(LEADS);

        assertThat(members).allSatisfy(member -> assertThat(count(member)).isEqualTo(LEADS / 5));
        assertThat(database.number(
                        "select count(*) from records.activity where tenant_id = ? and kind = 'ASSIGNED' and detail ->> 'rule' = 'In turn'",
                        owner.tenant()))
                .isEqualTo(LEADS);
    }

    @Test
    void mixesByWeightAndPassesOverWhoIsAwayWithNothingToCatchUpOn() {
        var much = tenants.join(owner, "MEMBER");
        var little = tenants.join(owner, "MEMBER");
        rules.saved("Weighted", "WEIGHTED", "members", List.of(one(much, "weight", 3), one(little, "weight", 1)));

        var got = IntStream.range(0, 8)
                .mapToObj(i -> assignee(leads.create("Lead " + i)))
                .toList();
        assertThat(got.stream().filter(much.membershipId()::equals)).hasSize(6);
        assertThat(got.subList(0, 4)).containsOnlyOnce(little.membershipId());

        status(little, "SUSPENDED");
        assertThat(assignees(4)).containsOnly(much.membershipId());
        status(little, "FROZEN");
        assertThat(assignees(4)).containsOnly(much.membershipId());
        status(little, "ACTIVE");
        assertThat(assignees(8)).filteredOn(little.membershipId()::equals).hasSize(2);
    }

    @Test
    void givesNobodyMoreThanTheyMayHaveAndLeavesTheRestToTheNextRule() throws Exception {
        var first = tenants.join(owner, "MEMBER");
        var second = tenants.join(owner, "MEMBER");
        var last = tenants.join(owner, "MEMBER");
        var own = leads.create("By hand", "assignee", first.membershipId());
        rules.saved("Few", "CAPACITY", "members", pool(first, second), "mostOpen", 3);

        makeAtOnce(10);
        assertThat(count(first)).isEqualTo(3);
        assertThat(count(second)).isEqualTo(3);
        assertThat(assignee(leads.create("Nobody's"))).isEmpty();

        leads.done("leadMoveStage", "id", own, "stage", leads.stage("won"));
        assertThat(assignee(leads.create("Room again"))).isEqualTo(first.membershipId());
        rules.saved("Rest", "ROUND_ROBIN", "members", pool(last));
        assertThat(assignee(leads.create("The next rule's"))).isEqualTo(last.membershipId());
    }

    @Test
    void goesByTerritoryAndSourceInTheOrderOfTheRules() {
        var emirates = tenants.join(owner, "MEMBER");
        var webForm = tenants.join(owner, "MEMBER");
        var imports = tenants.join(owner, "MEMBER");
        var forms = new LeadFormApi(owner);
        var form = forms.make("Website");
        rules.saved("Referred", "ROUND_ROBIN", "members", pool(imports), "sources", List.of("REFERRAL"), "position", 5);
        rules.saved(
                "Where from",
                "TERRITORY",
                "members",
                List.of(one(emirates, "countries", List.of("AE")), one(webForm, "forms", List.of(form.id()))),
                "position",
                2);

        assertThat(assignee(leads.create("AE", "contact", Map.of("phone", "+971501234567"))))
                .isEqualTo(emirates.membershipId());
        assertThat(assignee(leads.create("DE", "contact", Map.of("phone", "+4930123456"))))
                .isEmpty();
        assertThat(assignee(leads.create("DE", "source", "REFERRAL"))).isEqualTo(imports.membershipId());
        assertThat(assignee(leads.create("AE", "source", "REFERRAL", "contact", Map.of("phone", "+971501234567"))))
                .isEqualTo(emirates.membershipId());

        forms.send(form.token(), "contact", Map.of("name", "Huda", "email", "huda@harbour.example"))
                .succeeded("leadCapture");
        assertThat(count(webForm)).isOne();
        assertThat(rules.rules().findValuesAsString("name")).containsExactly("Where from", "Referred");
    }

    @Test
    void handsWhatSomebodyHadToThoseWhoseTurnItIs() {
        var gone = tenants.join(owner, "MEMBER");
        var one = tenants.join(owner, "MEMBER");
        var other = tenants.join(owner, "MEMBER");
        var team = rules.team(gone, one, other);
        var theirs = IntStream.range(0, 4)
                .mapToObj(i -> leads.create("Lead " + i, "assignee", gone.membershipId()))
                .toList();
        leads.done("leadArchive", "ids", List.of(theirs.getFirst()));
        var more = leads.create("One more", "assignee", gone.membershipId());
        rules.saved("The team", "ROUND_ROBIN", "team", team);

        MemberApi.remove(owner, gone.membershipId(), null).succeeded("membershipRemove");

        assertThat(List.of(count(one), count(other))).containsExactly(2L, 2L);
        assertThat(assignee(theirs.getFirst())).as("an archived one").isEmpty();
        var told = owner.client()
                .post(
                        "query($id: ID!) { lead(id: $id) { timeline(first: 1) { nodes { kind rule before after } } } }",
                        Map.of("id", more))
                .data("lead.timeline.nodes.0");
        assertThat(told.path("kind").asString() + " " + told.path("rule").asString())
                .isEqualTo("ASSIGNED The team");
        assertThat(told.path("before").asString()).isEqualTo(name(gone));
        assertThat(told.path("after").asString()).isIn(name(one), name(other));
    }

    @Test
    void leavesNothingWithWhoeverGoesWhileLeadsComeIn() throws Exception {
        var gone = tenants.join(owner, "MEMBER");
        var stays = tenants.join(owner, "MEMBER");
        rules.saved("In turn", "ROUND_ROBIN", "members", pool(gone, stays));

        AtOnce.<Integer>run(IntStream.range(0, 9)
                .<Callable<Integer>>mapToObj(nth -> () -> {
                    for (var i = 0; i < 6; i++) {
                        if (nth == 0 && i == 2) {
                            MemberApi.remove(owner, gone.membershipId(), null).succeeded("membershipRemove");
                        }
                        leads.create("Lead " + i);
                    }
                    return nth;
                })
                .toList());

        assertThat(List.of(count(gone), count(stays))).containsExactly(0L, 54L);
    }

    @Test
    void givesLeadsThatAreThereByARuleThatIsNamed() {
        var one = tenants.join(owner, "MEMBER");
        var other = tenants.join(owner, "MEMBER");
        var rule = rules.saved("By hand", "ROUND_ROBIN", "members", pool(one, other), "active", false)
                .path("id")
                .asString();
        var ids = IntStream.range(0, 4).mapToObj(i -> leads.create("Lead " + i)).toList();

        leads.done("leadAssign", "ids", ids, "rule", rule);

        assertThat(List.of(count(one), count(other))).containsExactly(2L, 2L);
        assertThat(leads.run("leadAssign", "ids", ids, "rule", rule, "to", null).userErrorCodes("leadAssign"))
                .containsExactly("ASSIGNEE_AMBIGUOUS");
        assertThat(leads.run("leadAssign", "ids", ids, "rule", "arule_01h455vb4pex5vsknk084sn02q")
                        .userErrorCodes("leadAssign"))
                .containsExactly("RULE_NOT_FOUND");
        status(one, "SUSPENDED");
        status(other, "SUSPENDED");
        assertThat(leads.run("leadAssign", "ids", ids, "rule", rule).userErrorCodes("leadAssign"))
                .containsExactly("NOBODY_AVAILABLE");
    }

    private void makeAtOnce(int many) throws Exception {
        var next = new AtomicInteger();
        AtOnce.<Integer>run(IntStream.range(0, THREADS)
                .<Callable<Integer>>mapToObj(_ -> () -> {
                    var made = 0;
                    for (var i = next.getAndIncrement(); i < many; i = next.getAndIncrement()) {
                        leads.create("Lead " + i);
                        made++;
                    }
                    return made;
                })
                .toList());
    }

    private TestMember[] members(int many) {
        var members = new ArrayList<TestMember>();
        for (var i = 0; i < many; i++) {
            members.add(tenants.join(owner, "MEMBER"));
        }
        return members.toArray(TestMember[]::new);
    }

    private List<String> assignees(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> assignee(leads.create("Lead " + i)))
                .toList();
    }

    /** Empty for nobody. */
    private String assignee(String lead) {
        return leads.lead(lead).path("assignee").path("id").asString("");
    }

    private String name(TestMember member) {
        return database.text("select name from tenancy.membership where id = ?", member.membership());
    }

    private long count(TestMember member) {
        return database.number("select count(*) from leads.lead where assignee_id = ?", member.membership());
    }

    private void status(TestMember member, String status) {
        database.execute("update tenancy.membership set status = ? where id = ?", status, member.membership());
    }
}
