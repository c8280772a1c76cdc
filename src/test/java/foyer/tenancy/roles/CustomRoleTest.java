package foyer.tenancy.roles;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.members.MemberApi;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.SocketClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Roles of the tenant's own: what they may be, who may make them, and how soon they count. */
@FoyerTest
@Tag("graphql")
class CustomRoleTest {

    private static final Duration WITHIN = Awaited.PROMPTLY;
    private static final int MOST = 100;

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private TestMember owner;
    private RoleApi api;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("LEAD_GENERATION");
        api = new RoleApi(owner);
    }

    @Test
    void makesChangesAndDeletesARole() {
        var id = api.create("  Agent ", "MEMBER", "LEADS_WRITE:OWN", "LEADS_READ:TEAM", "MEMBERS_READ");
        var made = one(id);
        assertThat(made.text("customRole.name")).isEqualTo("Agent");
        assertThat(made.data("customRole.permissions").toString())
                .isEqualTo("[{\"permission\":\"LEADS_READ\",\"scope\":\"TEAM\"},"
                        + "{\"permission\":\"LEADS_WRITE\",\"scope\":\"OWN\"},"
                        + "{\"permission\":\"MEMBERS_READ\",\"scope\":\"ALL\"}]");

        var changed = api.call(
                        "roleUpdate",
                        Map.of("id", id, "version", 1, "name", "AGENT", "permissions", RoleApi.grants("LEADS_READ")))
                .succeeded("roleUpdate");
        assertThat(changed.data("roleUpdate.role.version").asInt()).isEqualTo(2);
        assertThat(changed.text("roleUpdate.role.name")).isEqualTo("AGENT");
        assertThat(api.call("roleUpdate", Map.of("id", id, "version", 1, "name", "Late"))
                        .userErrorCodes("roleUpdate"))
                .containsExactly("VERSION_CONFLICT");

        api.call("roleDelete", Map.of("id", id)).succeeded("roleDelete");
        assertThat(one(id).data("customRole").isNull()).isTrue();
        assertThat(api.call("roleDelete", Map.of("id", id)).userErrorCodes("roleDelete"))
                .containsExactly("NOT_FOUND");
    }

    private GraphQlAnswer one(String id) {
        return owner.client()
                .post(
                        "query($id: ID!) { customRole(id: $id) { name permissions { permission scope } } }",
                        Map.of("id", id));
    }

    @Test
    void listsSystemRolesAndTheTenantsOwn() {
        var id = api.create("Agent", "MEMBER", "LEADS_READ");
        new RoleApi(tenants.signUp("LEAD_GENERATION")).create("Agent", "MEMBER");
        api.join(tenants, id);

        var roles =
                owner.client().post("{ roles { system { role permissions } custom { id name basedOn memberCount } } }");

        assertThat(roles.data("roles.system").size()).isEqualTo(7);
        assertThat(roles.data("roles.system.4").toString())
                .contains("VIEWER", "LEADS_READ")
                .doesNotContain("WRITE");
        assertThat(roles.data("roles.custom").toString())
                .isEqualTo(
                        "[{\"id\":\"%s\",\"name\":\"Agent\",\"basedOn\":\"MEMBER\",\"memberCount\":1}]".formatted(id));
    }

    @ParameterizedTest
    @CsvSource({
        // by whom, base, permissions, which error
        "OWNER, OWNER, LEADS_READ, BASE_INVALID",
        "OWNER, CUSTOMER, LEADS_READ, BASE_INVALID",
        "OWNER, MEMBER, LEADS_READ LEADS_READ:OWN, PERMISSION_REPEATED",
        "OWNER, MEMBER, MEMBERS_READ:OWN, SCOPE_INVALID",
        "OWNER, VIEWER, LEADS_WRITE, BEYOND_BASE",
    })
    void refusesWhatNoRoleCanBe(String by, String base, String permissions, String code) {
        var caller = new RoleApi(by.equals("OWNER") ? owner : tenants.join(owner, by));

        assertThat(caller.call("roleCreate", RoleApi.role("Agent", base, permissions.split(" ", -1)))
                        .userErrorCodes("roleCreate"))
                .containsExactly(code);
        assertThat(count("tenancy.custom_role where true")).isEqualTo("0");
    }

    @Test
    void nobodyGrantsWhatTheyDoNotHold() {
        var strong = api.create("Strong", "ADMIN", "ROLES_MANAGE", "MEMBERS_MANAGE", "LEADS_READ", "AUDIT_READ");
        var limited =
                api.create("Limited", "MANAGER", "ROLES_MANAGE", "MEMBERS_MANAGE", "MEMBERS_READ", "LEADS_READ:TEAM");
        var same = api.create("Same", "MEMBER", "LEADS_READ:OWN");
        var caller = new RoleApi(api.join(tenants, limited));
        var colleague = tenants.join(owner, "VIEWER");

        assertThat(codes(caller, RoleApi.role("A", "MEMBER", "LEADS_READ"))).containsExactly("PERMISSION_FORBIDDEN");
        assertThat(codes(caller, RoleApi.role("A", "MEMBER", "LEADS_WRITE:OWN")))
                .containsExactly("PERMISSION_FORBIDDEN");
        assertThat(codes(caller, RoleApi.role("A", "ADMIN", "LEADS_READ:OWN"))).containsExactly("BASE_FORBIDDEN");
        assertThat(codes(caller, RoleApi.role("A", "MEMBER", "LEADS_READ:OWN"))).isEmpty();
        assertThat(caller.call("roleUpdate", Map.of("id", strong, "version", 1, "name", "Weak"))
                        .userErrorCodes("roleUpdate"))
                .containsExactly("ROLE_STRONGER");
        assertThat(caller.call("roleDelete", Map.of("id", strong)).userErrorCodes("roleDelete"))
                .containsExactly("ROLE_STRONGER");
        assertThat(caller.call("roleDelete", Map.of("id", same, "replaceWith", Map.of("customRoleId", strong)))
                        .userErrorCodes("roleDelete"))
                .containsExactly("REPLACEMENT_FORBIDDEN");
        // A viewer reads all leads, the caller those of their teams.
        assertThat(caller.give(colleague, same).userErrorCodes("membershipUpdate"))
                .containsExactly("MEMBER_STRONGER");
        var equal = api.join(tenants, same);
        assertThat(caller.give(equal, strong).userErrorCodes("membershipUpdate"))
                .containsExactly("ROLE_FORBIDDEN");
        assertThat(caller.update(Map.of("id", equal.membershipId(), "role", "VIEWER"))
                        .userErrorCodes("membershipUpdate"))
                .containsExactly("ROLE_FORBIDDEN");
        assertThat(caller.give(equal, limited).userErrorCodes("membershipUpdate"))
                .isEmpty();
    }

    private static List<String> codes(RoleApi api, Map<String, ?> role) {
        return api.call("roleCreate", role).userErrorCodes("roleCreate");
    }

    @Test
    void changesOrRemovesNobodyWhoMayDoMore() {
        var people = api.create("People", "MEMBER", "MEMBERS_MANAGE", "LEADS_READ", "LEADS_WRITE:OWN");
        var caller = api.join(tenants, people);
        var stronger = api.join(tenants, api.create("Log", "MEMBER", "AUDIT_READ"));

        for (var mutation : List.of("membershipSuspend", "membershipRemove")) {
            var answer = caller.client()
                    .post(
                            "mutation($id: ID!) { %s(input: { id: $id }) { userErrors { code } } }".formatted(mutation),
                            Map.of("id", stronger.membershipId()));
            assertThat(answer.userErrorCodes(mutation)).containsExactly("MEMBER_STRONGER");
        }
        assertThat(MemberApi.stored(database, stronger)).isEqualTo("MEMBER ACTIVE");
    }

    @Test
    void changingARoleCutsItsMembersWithinASecond() {
        var id = api.create("Agent", "MEMBER", "LEADS_READ", "LEADS_WRITE");
        var member = api.join(tenants, id);
        var bystander = tenants.join(owner, "MEMBER");
        assertThat(permissions(member)).isEqualTo("[\"LEADS_READ\",\"LEADS_WRITE\"]");
        try (var socket = SocketClient.as(client.server(), member.accessToken())) {
            api.call("roleUpdate", Map.of("id", id, "version", 1, "permissions", RoleApi.grants("LEADS_READ:OWN")))
                    .succeeded("roleUpdate");

            assertThat(socket.closed().code()).isEqualTo(4403);
        }
        var began = System.nanoTime();
        Awaited.until(() -> member.client().post("{ eventCursor }").errorCodes().contains("UNAUTHENTICATED"));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(WITHIN);
        assertThat(permissions(tenants.signIn(member.email(), member.tenantId())))
                .isEqualTo("[\"LEADS_READ\"]");
        assertThat(bystander.client().post("{ eventCursor }").errorCodes()).isEmpty();
    }

    private static String permissions(TestMember member) {
        return member.client()
                .post("{ viewer { permissions } }")
                .data("viewer.permissions")
                .toString();
    }

    @Test
    void aNewNameCutsNobody() {
        var id = api.create("Agent", "MEMBER", "LEADS_READ");
        var member = api.join(tenants, id);

        api.call("roleUpdate", Map.of("id", id, "version", 1, "name", "Broker")).succeeded("roleUpdate");

        assertThat(version(member)).isEqualTo("2");
    }

    private String version(TestMember member) {
        return database.text("select perms_version::text from tenancy.membership where id = ?", member.membership());
    }

    @Test
    void aTenantHasABoundedNumberOfRolesAndOneOfAName() throws Exception {
        assertThat(MemberApi.atOnce(IntStream.range(0, 3)
                        .<Callable<List<String>>>mapToObj(_ -> () -> codes(api, RoleApi.role("Same", "MEMBER")))
                        .toList()))
                .containsExactlyInAnyOrder(List.of(), List.of("NAME_TAKEN"), List.of("NAME_TAKEN"));
        for (var i = 1; i < MOST; i++) {
            api.create("Role " + i, "MEMBER");
        }
        assertThat(codes(api, RoleApi.role("One more", "MEMBER"))).containsExactly("TOO_MANY_ROLES");
        assertThat(count("tenancy.custom_role where true")).isEqualTo("100");
    }

    private String count(String from) {
        return database.text("select count(*)::text from " + from + " and tenant_id = ?", owner.tenant());
    }
}
