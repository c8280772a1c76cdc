package foyer.isolation;

import foyer.platform.graphql.TypeIds;
import foyer.tenancy.keys.ApiKeyApi;
import foyer.testing.GraphQlClient;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A tenant in which every name has the canary's in it, and those who attack it. */
record Scene(TestMember victim, Kit victims, List<Attacker> attackers) {

    static final String CANARY = "Canary";

    private static final String REASON = "Looking into what they do";

    /** A tenant that one is a member of may be entered, from wherever one is. */
    private static final Set<String> DOORS =
            Set.of("SignInInput.tenant", "TenantSwitchInput.id", "ProfileUpdateInput.defaultTenant");

    /** What any member may do with what they may read: their own picture is one of the tenant's. */
    private static final Set<String> EVERYBODYS = Set.of("MembershipSetAvatarInput.fileId");

    /**
     * Who attacks.
     *
     * @param own ids of the attacker's own tenant
     * @param targets ids of the victim's
     * @param stranger whether they may not read what the ids are of either
     * @param outside whether they may not enter the victim's tenant either
     */
    record Attacker(
            String name, GraphQlClient client, String email, Kit own, Kit targets, boolean stranger, boolean outside) {

        /** Texts that have to be something in particular. */
        Map<String, String> samples() {
            return Map.of(
                    "SignInInput.email",
                    email,
                    "SignInInput.password",
                    TestTenants.PASSWORD,
                    "ImpersonationStartInput.reason",
                    REASON,
                    "TenantSuspendInput.reason",
                    REASON,
                    "UserDeactivateInput.reason",
                    REASON,
                    "CreditGrantInput.reason",
                    REASON,
                    "RefundIssueInput.reason",
                    REASON,
                    "EntitlementOverrideSetInput.reason",
                    REASON);
        }

        boolean mayTry(Slot slot) {
            return (stranger || (slot.path().changes() && !EVERYBODYS.contains(slot.name())))
                    && (outside || !DOORS.contains(slot.name()));
        }
    }

    static Scene set(TestTenants tenants, GraphQlClient anyone, Rows rows) {
        var victim = tenants.signUp("REAL_ESTATE");
        var victims = Kit.of(tenants, victim, CANARY);
        var owner = tenants.signUp("REAL_ESTATE");
        var own = Kit.of(tenants, owner, "Plain");
        var viewer = tenants.join(owner, "VIEWER");
        var both = tenants.join(owner, "ADMIN");
        var weak = tenants.join(victim, "VIEWER");
        var server = new ApiKeyApi(owner).makeStrongest("Plain");
        // That it is used is noted now and then, which is no row that an attack has changed.
        rows.change(
                "update tenancy.api_key set last_used_at = now() + interval '1 year' where id = ?",
                TypeIds.decode("key", server.id()));
        var attackers = List.of(
                new Attacker("nobody", anyone.anonymous(), owner.email(), own, victims, true, true),
                new Attacker("owner of another tenant", owner.client(), owner.email(), own, victims, true, true),
                new Attacker("server of another tenant", server.client(), owner.email(), own, victims, true, true),
                new Attacker("viewer of another tenant", viewer.client(), viewer.email(), own, victims, true, true),
                new Attacker(
                        "member of both, in the other",
                        both.client(),
                        both.email(),
                        own,
                        alsoMember(both, victim, victims, rows),
                        true,
                        false),
                new Attacker("viewer of the tenant", weak.client(), weak.email(), victims, victims, false, false));
        name(victim, rows);
        return new Scene(victim, victims, attackers);
    }

    /** The policies show people their own memberships of any tenant, so that is what such a member asks for. */
    private static Kit alsoMember(TestMember member, TestMember victim, Kit victims, Rows rows) {
        var membership = UUID.randomUUID();
        rows.change(
                "insert into tenancy.membership (tenant_id, id, user_id, role, name, email) "
                        + "values ('%s', '%s', ?, 'OWNER', 'Canary', 'canary@example.com')"
                                .formatted(victim.tenant(), membership),
                member.user());
        var ids = new HashMap<>(victims.ids());
        ids.put("mem", TypeIds.encode("mem", membership));
        return Kit.with(ids);
    }

    private static void name(TestMember victim, Rows rows) {
        for (var sql : List.of(
                "update tenancy.tenant set name = 'Canary Ltd', slug = 'canary-ltd' where id = ?",
                "update tenancy.membership set name = 'Canary Person', email = id || '@canary.example' where tenant_id = ?",
                "update leads.pipeline set name = 'Canary Pipeline' where tenant_id = ?",
                "update leads.stage set name = 'Canary ' || name where tenant_id = ?")) {
            rows.change(sql, victim.tenant());
        }
    }
}
