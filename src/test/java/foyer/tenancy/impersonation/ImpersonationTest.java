package foyer.tenancy.impersonation;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.TypeIds;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Somebody acts as a member for a while: sees what they see, changes nothing, and is known to everybody concerned. */
@FoyerTest
@Tag("graphql")
class ImpersonationTest {

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Test
    void showsWhatThePersonSeesAndWhoLooks() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var admin = tenants.superAdmin(owner);

        var acting = tenants.impersonate(admin, owner);

        var who = acting.post(ImpersonationApi.WHO);
        assertThat(who.text("viewer.user.email")).isEqualTo(owner.email());
        assertThat(who.text("viewer.tenant.id")).isEqualTo(owner.tenantId());
        assertThat(who.text("viewer.impersonator.email")).isEqualTo(admin.email());
        assertThat(who.text("viewer.impersonator.reason")).isEqualTo("Looking into what they see");
        assertThat(acting.post("{ leads { totalCount } }").errorCodes()).isEmpty();
        assertThat(owner.client()
                        .post(ImpersonationApi.WHO)
                        .data("viewer.impersonator")
                        .isNull())
                .isTrue();
        assertThat(acting.post("{ viewer { session { current impersonated } } }")
                        .body())
                .contains("{\"current\":true,\"impersonated\":true}");
        assertThat(owner.client()
                        .post("{ viewer { user { sessions { nodes { current impersonated } } } } }")
                        .body())
                .contains("{\"current\":false,\"impersonated\":true}", "{\"current\":true,\"impersonated\":false}");
    }

    @Test
    void showsNothingOfWhereElseThePersonIsAndHowTheySignIn() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var member = tenants.join(owner, "MEMBER");
        var second = member.client()
                .post(
                        "mutation { tenantCreate(input: { name: \"Elsewhere\", blueprint: REAL_ESTATE }) { tenant { id } } }")
                .text("tenantCreate.tenant.id");
        member.client()
                .post(
                        "mutation($input: ProfileUpdateInput!) { profileUpdate(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("phone", "+971501234567", "defaultTenant", second)))
                .succeeded("profileUpdate");
        var account =
                "phone defaultTenant { name slug } sessions { nodes { ip userAgent } } totpEnabled recoveryCodesLeft";
        var whole = "{ viewer { user { %s } } }".formatted(account);
        assertThat(member.client().post(whole).body()).contains("+971501234567", "Elsewhere", "127.0.0.1");

        var started = owner.client()
                .post(
                        "mutation($input: ImpersonationStartInput!) { impersonationStart(input: $input) { session {"
                                + " accessToken user { %s } } userErrors { code } } }".formatted(account),
                        Map.of("input", ImpersonationApi.input(member)))
                .succeeded("impersonationStart");

        var hidden = "{\"phone\":null,\"defaultTenant\":null,\"sessions\":null,\"totpEnabled\":null,"
                + "\"recoveryCodesLeft\":null}";
        assertThat(started.data("impersonationStart.session.user")).hasToString(hidden);
        assertThat(client.as(started.text("impersonationStart.session.accessToken"))
                        .post(whole)
                        .data("viewer.user"))
                .hasToString(hidden);
    }

    @Test
    void isKeptInBothLogsAndToldByMail() throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        var admin = tenants.superAdmin(owner);

        ImpersonationApi.start(admin.client(), ImpersonationApi.input(owner)).succeeded("impersonationStart");

        assertThat(new ImpersonationApi(database)
                        .texts(
                                "select actor_id || ' ' || on_behalf_of || ' ' || (diff #>> '{reason,after}') from audit.entry"
                                        + " where tenant_id = ? and action = 'impersonation.start'",
                                owner.tenant()))
                .containsExactly(admin.user() + " " + owner.membership() + " " + ImpersonationApi.REASON);
        assertThat(new ImpersonationApi(database)
                        .texts(
                                "select (diff #>> '{tenant,after}') || ' ' || (diff #>> '{reason,after}') from"
                                        + " audit.platform_entry where user_id = ? and action = 'impersonation.start'",
                                admin.user()))
                .containsExactly(owner.tenantId() + " " + ImpersonationApi.REASON);
        assertThat(new ImpersonationApi(database)
                        .texts(
                                "select recipient from platform.mail where user_id = ? and template = 'impersonated'",
                                owner.user()))
                .containsExactly(owner.email());
    }

    @Test
    void saysInTheTokenWhoActs() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var admin = tenants.superAdmin(owner);

        var token = ImpersonationApi.start(admin.client(), ImpersonationApi.input(owner))
                .text("impersonationStart.session.accessToken");

        var claims = new String(
                Base64.getUrlDecoder().decode(Objects.requireNonNull(token).split("\\.", -1)[1]),
                StandardCharsets.UTF_8);
        assertThat(claims)
                .contains(
                        "\"act\":{\"sub\":\"" + admin.user() + "\"}",
                        owner.user().toString());
    }

    @Test
    void isRefusedByATenantThatWantsNobodyFromOutside() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var member = tenants.join(owner, "MEMBER");
        owner.client()
                .post("mutation { tenantUpdate(input: { impersonationAllowed: false }) { userErrors { code } } }")
                .succeeded("tenantUpdate");

        assertThat(code(ImpersonationApi.start(tenants.superAdmin(owner).client(), ImpersonationApi.input(member))))
                .isEqualTo("REFUSED_BY_TENANT");
        ImpersonationApi.start(owner.client(), ImpersonationApi.input(member)).succeeded("impersonationStart");
        assertThat(owner.client()
                        .post("{ tenant(id: \"%s\") { impersonationAllowed } }".formatted(owner.tenantId()))
                        .data("tenant.impersonationAllowed")
                        .asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"MEMBER, ", "VIEWER, ", "ADMIN, ", "OWNER, MEMBER_STRONGER"})
    void letsAnOwnerActAsWhoeverIsWeaker(String role, @Nullable String code) {
        var owner = tenants.signUp("LEAD_GENERATION");

        assertThat(code(ImpersonationApi.start(owner.client(), ImpersonationApi.input(tenants.join(owner, role)))))
                .isEqualTo(code);
    }

    @Test
    void comparesRolesOfTheTenantsOwnByWhatTheyGrant() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var roles = new RoleApi(owner);
        var members = tenants.join(owner, "MEMBER")
                .client()
                .post("{ viewer { permissions } }")
                .data("viewer.permissions")
                .valueStream()
                .map(JsonNode::asString);
        var grants = Stream.concat(members, Stream.of("MEMBERS_IMPERSONATE")).toArray(String[]::new);
        var caller = roles.join(tenants, roles.create("Support", "ADMIN", grants));
        var strong = roles.join(tenants, roles.create("Strong", "MEMBER", "MEMBERS_MANAGE", "MEMBERS_READ"));

        assertThat(code(ImpersonationApi.start(caller.client(), ImpersonationApi.input(strong))))
                .isEqualTo("MEMBER_STRONGER");
        assertThat(code(ImpersonationApi.start(caller.client(), ImpersonationApi.input(tenants.join(owner, "MEMBER")))))
                .isNull();
    }

    @Test
    void isForNobodyElseAndAboutNobodyElse() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var other = tenants.signUp("REAL_ESTATE");
        var admin = tenants.superAdmin(owner);
        var brief = ImpersonationApi.input(owner);
        brief.put("reason", "   brief    ");
        var nowhere = ImpersonationApi.input(owner);
        nowhere.remove("tenantId");

        assertThat(code(ImpersonationApi.start(owner.client(), ImpersonationApi.input(owner))))
                .isEqualTo("SELF");
        assertThat(code(ImpersonationApi.start(owner.client(), ImpersonationApi.input(other))))
                .isEqualTo("MEMBER_NOT_FOUND");
        assertThat(code(ImpersonationApi.start(admin.client(), brief))).isEqualTo("REASON_INVALID");
        assertThat(code(ImpersonationApi.start(admin.client(), nowhere))).isEqualTo("TENANT_REQUIRED");
        var unknown = ImpersonationApi.input(owner);
        unknown.put("membershipId", TypeIds.encode("mem", UUID.randomUUID()));
        assertThat(code(ImpersonationApi.start(admin.client(), unknown))).isEqualTo("MEMBER_NOT_FOUND");
        assertThat(ImpersonationApi.start(tenants.join(owner, "ADMIN").client(), ImpersonationApi.input(owner))
                        .errorCodes())
                .containsExactly("FORBIDDEN");
        assertThat(ImpersonationApi.start(
                                tenants.impersonate(admin, owner),
                                ImpersonationApi.input(tenants.join(owner, "MEMBER")))
                        .errorCodes())
                .containsExactly("FORBIDDEN");
    }

    private static @Nullable String code(GraphQlAnswer answer) {
        var errors = answer.data("impersonationStart.userErrors");
        return errors.isEmpty() ? null : errors.get(0).path("code").asString();
    }
}
