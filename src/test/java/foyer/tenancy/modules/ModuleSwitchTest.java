package foyer.tenancy.modules;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.SocketClient;
import foyer.testing.Statements;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a tenant does without though its plan has it, and what its plan has not. */
@FoyerTest
@Tag("graphql")
class ModuleSwitchTest {

    private static final String MODULES = "{ viewer { tenant { modules { module entitled enabled } } } }";
    private static final String LEADS = "{ leads { totalCount } }";
    private static final Duration WITHIN = Awaited.PROMPTLY;

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    Statements statements;

    @Test
    void listsEachModuleOnceInOneStatement() {
        var owner = tenants.signUp("LEAD_GENERATION");

        // One for the viewer, one for all of these.
        var answer = statements.during(() -> owner.client().post(MODULES)).times(2);

        assertThat(answer.data("viewer.tenant.modules")).hasSize(10);
        assertThat(stateOf(owner, "LEADS")).isEqualTo("true true");
        assertThat(stateOf(owner, "ORDERS")).isEqualTo("false false");
    }

    @Test
    void closesAModuleWithinASecondAndKeepsItsData() {
        var owner = tenants.signUp("LEAD_GENERATION");
        owner.client().post("mutation { leadCreate(input: { title: \"A roof\" }) { lead { id } } }");

        var began = System.nanoTime();
        change(owner, "moduleDisable", "LEADS").succeeded("moduleDisable");
        Awaited.until(() -> owner.client().post(LEADS).errorCodes().equals(List.of("NOT_ENTITLED")));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(WITHIN.plus(WITHIN));

        var refused = owner.client().post(LEADS).errors().getFirst();
        assertThat(refused.path("extensions").path("reason").asString()).isEqualTo("MODULE_DISABLED");
        assertThat(refused.path("message").asString()).contains("LEADS", "switched off");
        assertThat(stateOf(owner, "LEADS")).isEqualTo("true false");

        change(owner, "moduleEnable", "LEADS").succeeded("moduleEnable");
        Awaited.until(() -> owner.client().post(LEADS).errorCodes().isEmpty());
        assertThat(owner.client().post(LEADS).data("leads.totalCount").asInt()).isEqualTo(1);
    }

    @Test
    void cutsASocketWithinASecondOfTheSwitch() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var bystander = tenants.signUp("LEAD_GENERATION");
        try (var socket = SocketClient.as(client.server(), owner.accessToken());
                var other = SocketClient.as(client.server(), bystander.accessToken())) {
            change(owner, "moduleDisable", "LEADS").succeeded("moduleDisable");

            var began = System.nanoTime();
            assertThat(socket.closed().code()).isEqualTo(4403);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(WITHIN);
            assertThat(other.isClosed()).isFalse();
        }
    }

    @Test
    void doesNotSwitchOnWhatThePlanLacks() {
        var owner = tenants.signUp("LEAD_GENERATION");

        var answer = change(owner, "moduleEnable", "ORDERS");

        assertThat(answer.userErrorCodes("moduleEnable")).containsExactly("NOT_ENTITLED");
        assertThat(answer.data("moduleEnable.tenant").isNull()).isTrue();
        assertThat(stateOf(owner, "ORDERS")).isEqualTo("false false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MANAGER", "MEMBER", "VIEWER", "DEVELOPER", "CUSTOMER"})
    void isForWhoeverRunsTheTenant(String role) {
        var owner = tenants.signUp("LEAD_GENERATION");

        assertThat(change(tenants.join(owner, role), "moduleDisable", "LEADS").errorCodes())
                .containsExactly("FORBIDDEN");
        assertThat(stateOf(owner, "LEADS")).isEqualTo("true true");
    }

    @Test
    void leavesOtherTenantsAlone() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var other = tenants.signUp("LEAD_GENERATION");

        change(owner, "moduleDisable", "LEADS").succeeded("moduleDisable");

        assertThat(stateOf(other, "LEADS")).isEqualTo("true true");
    }

    private static GraphQlAnswer change(TestMember member, String mutation, String module) {
        var type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1);
        return member.client()
                .post(
                        "mutation($input: %sInput!) { %s(input: $input) { tenant { modules { module enabled } } userErrors { code message } } }"
                                .formatted(type, mutation),
                        Map.of("input", Map.of("module", module)));
    }

    private static String stateOf(TestMember member, String module) {
        return member.client()
                .post(MODULES)
                .data("viewer.tenant.modules")
                .valueStream()
                .filter(one -> one.path("module").asString().equals(module))
                .map(one -> one.path("entitled").asBoolean() + " "
                        + one.path("enabled").asBoolean())
                .findFirst()
                .orElseThrow();
    }
}
