package foyer.tenancy.roles;

import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The operations on roles as one member. */
public record RoleApi(TestMember member) {

    private static final String ROLE = "role { id name basedOn permissions { permission scope } memberCount version }";

    GraphQlAnswer call(String mutation, Map<String, ?> input) {
        var type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input!";
        return member.client()
                .post(
                        "mutation($input: %s) { %s(input: $input) { %s userErrors { code message path } } }"
                                .formatted(type, mutation, ROLE),
                        Map.of("input", input));
    }

    /** Makes a role; each permission is its name, with {@code :TEAM} or {@code :OWN} behind it for a limited one. */
    public String create(String name, String basedOn, String... permissions) {
        return call("roleCreate", role(name, basedOn, permissions))
                .succeeded("roleCreate")
                .text("roleCreate.role.id");
    }

    static Map<String, ?> role(String name, String basedOn, String... permissions) {
        return Map.of("name", name, "basedOn", basedOn, "permissions", grants(permissions));
    }

    static List<Map<String, String>> grants(String... permissions) {
        return Arrays.stream(permissions)
                .map(text -> text.split(":", -1))
                .map(parts -> Map.of("permission", parts[0], "scope", parts.length > 1 ? parts[1] : "ALL"))
                .toList();
    }

    public GraphQlAnswer give(TestMember to, String role) {
        return update(Map.of("id", to.membershipId(), "customRoleId", role));
    }

    GraphQlAnswer update(Map<String, ?> input) {
        return member.client()
                .post(
                        "mutation($input: MembershipUpdateInput!) { membershipUpdate(input: $input) { membership { role status"
                                + " customRole { id name } teams { id } } userErrors { code message path } } }",
                        Map.of("input", input));
    }

    /** Somebody new in the tenant who has this role, signed in with it. */
    public TestMember join(TestTenants tenants, String role) {
        var person = tenants.join(member, "MEMBER");
        give(person, role).succeeded("membershipUpdate");
        return tenants.signIn(person.email(), person.tenantId());
    }
}
