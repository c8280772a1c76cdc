package foyer.isolation;

import foyer.tenancy.keys.ApiKeyApi;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One of each kind of actor, as the columns of the table name them.
 *
 * @param owner of the tenant of those whose tenant is in no state
 */
record Cast(TestMember owner, Map<String, Supplier<GraphQlClient>> people, Map<String, GraphQlClient> actors) {

    static final String NOBODY = "nobody";
    static final String NO_TENANT = "noTenant";
    static final List<String> ROLES = List.of("OWNER", "ADMIN", "MANAGER", "MEMBER", "VIEWER", "DEVELOPER", "CUSTOMER");

    static Cast set(TestTenants tenants, GraphQlClient anyone, TestDatabase database) {
        var rows = new Rows(database);
        var owner = tenants.signUp("REAL_ESTATE");
        var people = new LinkedHashMap<String, Supplier<GraphQlClient>>();
        people.put(NOBODY, anyone::anonymous);
        people.put(NO_TENANT, () -> outsider(tenants, owner, anyone, rows));
        ROLES.forEach(role -> people.put(role, () -> joined(tenants, owner, role)));
        var suspended = tenants.signUp("REAL_ESTATE");
        rows.change("update tenancy.tenant set status = 'SUSPENDED' where id = ?", suspended.tenant());
        people.put("suspended.OWNER", () -> joined(tenants, suspended, "OWNER"));
        people.put("suspended.MEMBER", () -> joined(tenants, suspended, "MEMBER"));
        people.put("readOnly.OWNER", withAccess(tenants, rows, "READ_ONLY"));
        people.put("blocked.OWNER", withAccess(tenants, rows, "BLOCKED"));
        people.put("apiKey", () -> new ApiKeyApi(owner).makeStrongest("Strong").client());
        people.put("superAdmin", () -> tenants.superAdmin(owner).client());
        people.put(
                "impersonated.OWNER",
                () -> tenants.impersonate(tenants.superAdmin(owner), tenants.join(owner, "OWNER")));
        var roles = new RoleApi(owner);
        var auditor = roles.create("Auditor", "MEMBER", "AUDIT_READ", "LEADS_READ");
        people.put("customRole", () -> roles.join(tenants, auditor).client());
        var actors = new LinkedHashMap<String, GraphQlClient>();
        people.forEach((actor, person) -> actors.put(actor, person.get()));
        return new Cast(owner, people, actors);
    }

    private static GraphQlClient joined(TestTenants tenants, TestMember colleague, String role) {
        return tenants.join(colleague, role).client();
    }

    private static Supplier<GraphQlClient> withAccess(TestTenants tenants, Rows rows, String access) {
        var owner = tenants.signUp("REAL_ESTATE");
        rows.change(
                "update entitlements.claim set access = '%s' where tenant_id = ?".formatted(access), owner.tenant());
        return () -> joined(tenants, owner, "OWNER");
    }

    private static GraphQlClient outsider(TestTenants tenants, TestMember owner, GraphQlClient anyone, Rows rows) {
        var left = tenants.join(owner, "VIEWER");
        rows.change("update tenancy.membership set status = 'REMOVED' where user_id = ?", left.user());
        var input = Map.of("email", left.email(), "password", TestTenants.PASSWORD);
        var answer = anyone.anonymous().run("tenancy/test-sign-in", Map.of("input", input));
        return anyone.as(answer.text("signIn.session.accessToken"));
    }

    Set<String> names() {
        return actors.keySet();
    }

    GraphQlClient actor(String name) {
        return Objects.requireNonNull(actors.get(name));
    }

    /** Somebody new who is like that actor. */
    GraphQlClient another(String name) {
        return Objects.requireNonNull(people.get(name)).get();
    }
}
