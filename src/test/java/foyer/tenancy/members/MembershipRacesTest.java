package foyer.tenancy.members;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;

/** Changes of a tenant's members at the same time: an owner stays, and no seat is taken twice. */
@FoyerTest
@Tag("graphql")
class MembershipRacesTest {

    private static final int ROUNDS = 10;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @RepeatedTest(ROUNDS)
    void letsOneOfTwoOwnersLeave() throws Exception {
        var one = tenants.signUp("LEAD_GENERATION");
        var other = tenants.join(one, "OWNER");

        var answers = MemberApi.atOnce(
                List.<Callable<GraphQlAnswer>>of(() -> MemberApi.leave(one), () -> MemberApi.leave(other)));

        assertThat(answers.stream().flatMap(answer -> answer.userErrorCodes("membershipLeave").stream()))
                .containsExactly("LAST_OWNER");
        assertThat(List.of(MemberApi.stored(database, one), MemberApi.stored(database, other)))
                .containsExactlyInAnyOrder("OWNER ACTIVE", "OWNER REMOVED");
    }

    /** The one who comes second is no owner any more, and may do nothing by what they were. */
    @RepeatedTest(ROUNDS)
    void letsOneOfTwoOwnersDemoteTheOther() throws Exception {
        var one = tenants.signUp("LEAD_GENERATION");
        var other = tenants.join(one, "OWNER");

        var answers = MemberApi.atOnce(List.<Callable<GraphQlAnswer>>of(
                () -> MemberApi.update(one, other.membershipId(), "MEMBER"),
                () -> MemberApi.update(other, one.membershipId(), "MEMBER")));

        assertThat(answers.stream().flatMap(answer -> answer.errorCodes().stream()))
                .containsExactly("UNAUTHENTICATED");
        assertThat(List.of(MemberApi.stored(database, one), MemberApi.stored(database, other)))
                .containsExactlyInAnyOrder("OWNER ACTIVE", "MEMBER ACTIVE");
    }

    @RepeatedTest(ROUNDS)
    void letsOneOfTwoOwnersDemoteThemselves() throws Exception {
        var one = tenants.signUp("LEAD_GENERATION");
        var other = tenants.join(one, "OWNER");

        var answers = MemberApi.atOnce(List.<Callable<GraphQlAnswer>>of(
                () -> MemberApi.update(one, one.membershipId(), "ADMIN"), () -> MemberApi.leave(other)));

        var codes = answers.stream().map(GraphQlAnswer::body).filter(body -> body.contains("LAST_OWNER"));
        assertThat(codes).hasSize(1);
        assertThat(List.of(MemberApi.stored(database, one), MemberApi.stored(database, other)))
                .containsOnlyOnce("OWNER ACTIVE");
    }

    @RepeatedTest(ROUNDS)
    void givesTheLastSeatToOneOfMany() throws Exception {
        var owner = tenants.signUp("LEAD_GENERATION");
        var viewers = IntStream.range(0, 4)
                .mapToObj(_ -> tenants.join(owner, "VIEWER"))
                .toList();
        MemberApi.recount(database, owner.tenant());
        tenants.allow(owner, "SEATS", 2L);

        var answers = MemberApi.atOnce(viewers.stream()
                .<Callable<GraphQlAnswer>>map(viewer -> () -> MemberApi.update(owner, viewer.membershipId(), "MEMBER"))
                .toList());

        assertThat(answers.stream().flatMap(answer -> answer.userErrorCodes("membershipUpdate").stream()))
                .hasSize(viewers.size() - 1)
                .containsOnly("SEAT_LIMIT");
        assertThat(MemberApi.seats(database, owner.tenant())).isEqualTo(2);
        assertThat(MemberApi.countedSeats(database, owner.tenant())).isEqualTo(2);
    }

    @RepeatedTest(ROUNDS)
    void leavesNoLeadWithWhoIsRemovedMeanwhile() throws Exception {
        var owner = tenants.signUp("LEAD_GENERATION");
        var member = tenants.join(owner, "MEMBER");
        var lead = owner.client()
                .post("mutation { leadCreate(input: { title: \"Roof\" }) { lead { id } userErrors { code } } }")
                .succeeded("leadCreate")
                .text("leadCreate.lead.id");
        var input = Map.of("ids", List.of(lead), "to", member.membershipId());

        var answers = MemberApi.atOnce(List.<Callable<GraphQlAnswer>>of(
                () -> MemberApi.remove(owner, member.membershipId(), null),
                () -> owner.client()
                        .post(
                                "mutation($input: LeadAssignInput!) { leadAssign(input: $input) { userErrors { code } } }",
                                Map.of("input", input))));

        assertThat(answers.getFirst().userErrorCodes("membershipRemove")).isEmpty();
        assertThat(database.text(
                        "select count(*)::text from leads.lead where assignee_id is not null and tenant_id = ?",
                        owner.tenant()))
                .isEqualTo("0");
    }
}
