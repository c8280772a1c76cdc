package foyer.tenancy.members;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a member looked after when they go. */
@FoyerTest
@Tag("graphql")
class MembershipHandoverTest {

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private TestMember owner;
    private TestMember going;
    private List<String> leads;

    @BeforeEach
    void assign() {
        owner = tenants.signUp("LEAD_GENERATION");
        going = tenants.join(owner, "MEMBER");
        leads = IntStream.range(0, 3)
                .mapToObj(i -> owner.client()
                        .post(
                                "mutation($input: LeadCreateInput!) { leadCreate(input: $input) { lead { id } userErrors { code } } }",
                                Map.of("input", Map.of("title", "Lead " + i, "assignee", going.membershipId())))
                        .succeeded("leadCreate")
                        .text("leadCreate.lead.id"))
                .toList();
    }

    @Test
    void givesItToTheHeirWithTimelineAuditRowAndOneEvent() {
        var heir = tenants.join(owner, "MANAGER");

        MemberApi.remove(owner, going.membershipId(), heir.membershipId()).succeeded("membershipRemove");

        assertThat(assignees()).containsOnly(heir.membershipId());
        assertThat(count("audit.entry where action = 'lead.hand_over'")).isEqualTo("1");
        assertThat(count("platform.event where type = 'lead.bulk'")).isEqualTo("1");
        assertThat(count("records.activity where kind = 'ASSIGNED' and detail = '{}'"))
                .isEqualTo("3");
    }

    @Test
    void leavesItToNobodyWithoutAnHeir() {
        MemberApi.leave(going).succeeded("membershipLeave");

        assertThat(assignees()).containsOnlyNulls();
    }

    @Test
    void removesNobodyWhenTheHeirIsNone() {
        var suspended = tenants.join(owner, "MEMBER");
        MemberApi.suspend(owner, suspended.membershipId()).succeeded("membershipSuspend");
        var stranger = tenants.signUp("LEAD_GENERATION");

        for (var heir : List.of(suspended, going, stranger)) {
            assertThat(MemberApi.remove(owner, going.membershipId(), heir.membershipId())
                            .userErrorCodes("membershipRemove"))
                    .containsExactly("REASSIGN_TO_NOT_FOUND");
        }

        assertThat(MemberApi.stored(database, going)).isEqualTo("MEMBER ACTIVE");
        assertThat(assignees()).containsOnly(going.membershipId());
    }

    private List<@Nullable String> assignees() {
        return leads.stream()
                .<@Nullable String>map(id -> {
                    var assignee = owner.client()
                            .post("query($id: ID!) { lead(id: $id) { assignee { id } } }", Map.of("id", id))
                            .data("lead.assignee");
                    return assignee.isNull() ? null : assignee.path("id").asString();
                })
                .toList();
    }

    private String count(String from) {
        return MemberApi.text(database, "select count(*)::text from " + from + " and tenant_id = ?", owner.tenant());
    }
}
