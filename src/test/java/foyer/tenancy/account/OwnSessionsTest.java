package foyer.tenancy.account;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.TypeIds;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.Statements;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The list of one's sessions, and how they end. */
@FoyerTest
@Tag("graphql")
class OwnSessionsTest {

    private static final String LIST = "{ viewer { user { sessions { totalCount"
            + " nodes { id current lastUsedAt ip userAgent } pageInfo { hasNextPage endCursor } } } } }";

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    Statements statements;

    @Test
    void listsWhereOneIsSignedInTheNewestFirst() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var other = tenants.signIn(owner.email(), owner.tenantId());

        var list = owner.client().post(LIST);

        assertThat(ids(list)).containsExactly(AccountApi.session(other.client()), AccountApi.session(owner.client()));
        assertThat(list.data("viewer.user.sessions.nodes")
                        .valueStream()
                        .map(node -> node.path("current").asBoolean()))
                .containsExactly(false, true);
        assertThat(list.text("viewer.user.sessions.totalCount")).isEqualTo("2");
        assertThat(list.text("viewer.user.sessions.nodes.0.ip")).isEqualTo("127.0.0.1");
    }

    @Test
    void pagesWithOneStatementEach() {
        var owner = tenants.signUp("LEAD_GENERATION");
        tenants.signIn(owner.email(), owner.tenantId());
        var page = "{ viewer { user { sessions(first: 1%s) { nodes { id } pageInfo { hasNextPage endCursor } } } } }";

        // One for the viewer, one for the page.
        var first =
                statements.during(() -> owner.client().post(page.formatted(""))).times(2);
        var second = owner.client()
                .post(page.formatted(", after: \"" + first.text("viewer.user.sessions.pageInfo.endCursor") + "\""));

        assertThat(first.data("viewer.user.sessions.pageInfo.hasNextPage").asBoolean())
                .isTrue();
        assertThat(ids(second)).containsExactly(AccountApi.session(owner.client()));
        assertThat(second.data("viewer.user.sessions.pageInfo.hasNextPage").asBoolean())
                .isFalse();
    }

    @Test
    void showsNobodyTheSessionsOfWhoHasJustSignedIn() {
        var owner = tenants.signUp("LEAD_GENERATION");

        var answer = AccountApi.call(
                client,
                "signIn",
                "session { user { sessions { nodes { id } } } }",
                Map.of("email", owner.email(), "password", TestTenants.PASSWORD));

        assertThat(answer.data("signIn.session.user.sessions").isNull()).isTrue();
    }

    @Test
    void endsOneSessionAndNoOther() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var lost = AccountApi.signIn(client, owner.email(), TestTenants.PASSWORD);
        var there = client.as(lost.text("signIn.session.accessToken"));
        var id = AccountApi.session(there);

        var answer = revoke(owner, id).succeeded("sessionRevoke");

        assertThat(answer.text("sessionRevoke.session.id")).isEqualTo(id);
        assertThat(AccountApi.isSignedIn(there)).isFalse();
        assertThat(AccountApi.refresh(client, lost.text("signIn.session.refreshToken"))
                        .userErrorCodes("sessionRefresh"))
                .containsExactly("REFRESH_TOKEN_INVALID");
        assertThat(ids(owner.client().post(LIST))).containsExactly(AccountApi.session(owner.client()));
        assertThat(revoke(owner, id).userErrorCodes("sessionRevoke")).containsExactly("SESSION_NOT_FOUND");
    }

    @Test
    void endsNobodyElsesSession() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var colleague = tenants.join(owner, "ADMIN");

        var answer = revoke(owner, AccountApi.session(colleague.client()));
        var unknown = revoke(owner, TypeIds.encode("ses", UUID.randomUUID()));

        assertThat(answer.body()).isEqualTo(unknown.body());
        assertThat(AccountApi.isSignedIn(colleague.client())).isTrue();
    }

    @Test
    void tellsTheTenantThatTheSessionStoodIn() {
        var here = tenants.signUp("LEAD_GENERATION");
        var there = AccountApi.elsewhere(tenants, here);
        var id = AccountApi.session(there.client());

        revoke(here, id).succeeded("sessionRevoke");

        assertThat(ended(there)).containsExactly(id);
        assertThat(ended(here)).isEmpty();
        assertThat(AccountApi.texts(
                        database,
                        "select entity_id::text from platform.event where tenant_id = ? and type = 'session.ended'",
                        there.tenant()))
                .containsExactly(TypeIds.decode("ses", id).toString());
    }

    @Test
    void signsOutOfEveryDeviceAndTenantAtOnce() {
        var here = tenants.signUp("LEAD_GENERATION");
        var there = AccountApi.elsewhere(tenants, here);
        var colleague = tenants.join(here, "ADMIN");
        var sessions = List.of(AccountApi.session(here.client()), AccountApi.session(there.client()));

        var answer = AccountApi.signOutEverywhere(here.client()).succeeded("signOutEverywhere");

        assertThat(answer.text("signOutEverywhere.endedSessions")).isEqualTo("2");
        assertThat(AccountApi.isSignedIn(here.client())).isFalse();
        assertThat(AccountApi.isSignedIn(there.client())).isFalse();
        assertThat(AccountApi.isSignedIn(colleague.client())).isTrue();
        assertThat(ended(here)).containsExactly(sessions.getFirst());
        assertThat(ended(there)).containsExactly(sessions.getLast());
    }

    private GraphQlAnswer revoke(TestMember member, String id) {
        return AccountApi.call(member.client(), "sessionRevoke", "session { id }", Map.of("id", id));
    }

    private List<String> ended(TestMember member) {
        return AccountApi.texts(
                        database,
                        "select entity_id::text from audit.entry where tenant_id = ? and action = 'session.end'",
                        member.tenant())
                .stream()
                .map(id -> TypeIds.encode("ses", UUID.fromString(id)))
                .toList();
    }

    private static List<String> ids(GraphQlAnswer list) {
        return list.data("viewer.user.sessions.nodes")
                .valueStream()
                .map(node -> node.path("id"))
                .map(JsonNode::asString)
                .toList();
    }
}
