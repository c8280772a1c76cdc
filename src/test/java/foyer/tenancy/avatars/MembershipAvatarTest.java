package foyer.tenancy.avatars;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.files.FileApi;
import foyer.files.Samples;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.Statements;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** People's pictures: their own to change, a tenant's files, and cheap to show. */
@FoyerTest
@Tag("graphql")
class MembershipAvatarTest {

    private static final String OWN = "{ viewer { membership { avatar { id } } } }";
    private static final String PEOPLE = "query($id: ID!, $first: Int) { tenant(id: $id) { memberships(first: $first)"
            + " { nodes { id avatar { id url } } } } }";

    @Autowired
    TestTenants tenants;

    @Autowired
    Statements statements;

    @Test
    void isSetAndTakenAwayByThePersonAlone() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var viewer = tenants.join(owner, "VIEWER");
        var picture = new FileApi(owner).picture();

        assertThat(set(viewer, picture).text("membershipSetAvatar.membership.avatar.id"))
                .isEqualTo(picture);
        assertThat(viewer.client().post(OWN).text("viewer.membership.avatar.id"))
                .isEqualTo(picture);
        assertThat(owner.client().post(OWN).data("viewer.membership.avatar").isNull())
                .isTrue();

        assertThat(set(viewer, null)
                        .succeeded("membershipSetAvatar")
                        .data("membershipSetAvatar.membership.avatar")
                        .isNull())
                .isTrue();
        assertThat(viewer.client().post(OWN).data("viewer.membership.avatar").isNull())
                .isTrue();
    }

    @Test
    void isAPictureOfTheTenant() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var files = new FileApi(owner);
        var others = new FileApi(tenants.signUp("LEAD_GENERATION")).picture();

        assertThat(set(owner, others).userErrorCodes("membershipSetAvatar")).containsExactly("AVATAR_NOT_FOUND");
        assertThat(set(owner, files.deleted()).userErrorCodes("membershipSetAvatar"))
                .containsExactly("AVATAR_NOT_FOUND");
        assertThat(set(owner, files.upload("a.pdf", "application/pdf", "MEDIA", Samples.pdf()))
                        .userErrorCodes("membershipSetAvatar"))
                .containsExactly("AVATAR_UNUSABLE");
        assertThat(owner.client().post(OWN).data("viewer.membership.avatar").isNull())
                .isTrue();
    }

    @Test
    void aPageOfPeopleCostsTwoStatementsMoreHoweverManyTheyAre() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var picture = new FileApi(owner).picture();
        set(owner, picture).succeeded("membershipSetAvatar");
        for (var i = 0; i < 3; i++) {
            set(tenants.join(owner, "MEMBER"), picture).succeeded("membershipSetAvatar");
        }
        tenants.join(owner, "VIEWER");

        for (var first : new int[] {1, 5}) {
            var answer = statements
                    .during(() -> owner.client().post(PEOPLE, Map.of("id", owner.tenantId(), "first", first)))
                    .times(4);
            assertThat(answer.data("tenant.memberships.nodes")
                            .valueStream()
                            .filter(member -> !member.path("avatar").isNull()))
                    .hasSize(Math.min(first, 4));
        }
    }

    @Test
    void isGoneWithItsFile() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var picture = new FileApi(owner).picture();
        set(owner, picture).succeeded("membershipSetAvatar");

        owner.client()
                .post(
                        "mutation($id: ID!) { fileDelete(input: { id: $id }) { userErrors { code } } }",
                        Map.of("id", picture));

        assertThat(owner.client().post(OWN).data("viewer.membership.avatar").isNull())
                .isTrue();
    }

    private static GraphQlAnswer set(TestMember member, @Nullable String file) {
        return member.client()
                .post(
                        "mutation($input: MembershipSetAvatarInput!) { membershipSetAvatar(input: $input) {"
                                + " membership { id avatar { id } } userErrors { code message path } } }",
                        Map.of("input", Collections.singletonMap("fileId", file)));
    }
}
