package foyer.leads;

import static foyer.leads.LeadApi.input;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may do what with leads; what is refused has changed nothing. */
@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class LeadAccessTest {

    private static final List<String> MUTATIONS = List.of(
            "leadCreate", "leadUpdate", "leadAssign", "leadMoveStage", "leadArchive", "leadRestore", "leadNoteAdd");

    private final GraphQlClient anonymous;
    private final TestTenants tenants;
    private final TestMember owner;
    private final LeadApi api;
    private final String id;

    @Autowired
    LeadAccessTest(GraphQlClient client, TestTenants tenants) {
        this.anonymous = client;
        this.tenants = tenants;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.api = new LeadApi(owner);
        this.id = api.create("Guarded", "assignee", owner.membershipId());
    }

    private Map<String, @Nullable Object> inputOf(String mutation) {
        return switch (mutation) {
            case "leadCreate" -> input("title", "Intruder");
            case "leadUpdate" -> input("id", id, "title", "Intruder");
            case "leadAssign" -> input("ids", List.of(id), "to", null);
            case "leadMoveStage" -> input("id", id, "stage", api.stage("won"));
            case "leadNoteAdd" -> input("id", id, "body", "Intruder");
            default -> input("ids", List.of(id));
        };
    }

    private GraphQlAnswer send(GraphQlClient client, String mutation) {
        return client.run("leads/" + mutation, Map.of("input", inputOf(mutation)));
    }

    private void assertNothingChanged() {
        assertThat(api.timeline(id)).containsExactly("ASSIGNED", "CREATED");
        assertThat(api.lead(id).path("version").asInt()).isOne();
        assertThat(api.titles()).containsExactly("Guarded");
    }

    @Test
    void refusesWhoeverIsNotSignedIn() {
        for (var mutation : MUTATIONS) {
            assertThat(send(anonymous, mutation).errorCodes()).as(mutation).containsExactly("UNAUTHENTICATED");
        }
        for (var query : List.of("{ leads { totalCount } }", "{ pipelines { id } }", "{ lead(id: \"%s\") { id } }")) {
            assertThat(anonymous.post(query.formatted(id)).errorCodes())
                    .as(query)
                    .containsExactly("UNAUTHENTICATED");
        }
        assertNothingChanged();
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIEWER", "DEVELOPER", "CUSTOMER"})
    void letsNobodyWriteWhoMayNot(String role) {
        var client = tenants.join(owner, role).client();

        for (var mutation : MUTATIONS) {
            assertThat(send(client, mutation).errorCodes()).as(mutation).containsExactly("FORBIDDEN");
        }
        assertNothingChanged();
    }

    @ParameterizedTest
    @CsvSource({"VIEWER, true", "MEMBER, true", "MANAGER, true", "DEVELOPER, false", "CUSTOMER, false"})
    void letsThoseReadWhoMay(String role, boolean may) {
        var answer = tenants.join(owner, role)
                .client()
                .post("query ($id: ID!) { lead(id: $id) { title } }", Map.of("id", id));

        if (may) {
            assertThat(answer.text("lead.title")).isEqualTo("Guarded");
        } else {
            assertThat(answer.errorCodes()).containsExactly("FORBIDDEN");
            assertThat(answer.body()).doesNotContain("Guarded");
        }
    }

    @Test
    void letsAMemberWriteButNotGiveLeadsAway() {
        var client = tenants.join(owner, "MEMBER").client();

        assertThat(send(client, "leadAssign").errorCodes()).containsExactly("FORBIDDEN");
        assertNothingChanged();
    }

    /** Everything about another tenant's lead is as it is about a lead that never was. */
    @Test
    void knowsNothingOfAnotherTenantsLeads() {
        var stranger = tenants.signUp("LEAD_GENERATION");

        for (var mutation : MUTATIONS) {
            if (!mutation.equals("leadCreate")) {
                var foreign = send(stranger.client(), mutation);
                var random = atRandom(stranger, mutation);
                assertThat(foreign.json().path("data"))
                        .as(mutation)
                        .isEqualTo(random.json().path("data"));
                assertThat(foreign.userErrorCodes(mutation)).as(mutation).isNotEmpty();
            }
        }
        assertThat(new LeadApi(stranger).titles()).isEmpty();
        assertNothingChanged();
    }

    private GraphQlAnswer atRandom(TestMember stranger, String mutation) {
        var input = inputOf(mutation);
        input.replace("id", LeadApi.NOWHERE);
        input.replace("ids", List.of(LeadApi.NOWHERE));
        return stranger.client().run("leads/" + mutation, Map.of("input", input));
    }

    @Test
    void givesLeadsToNobodyOfAnotherTenant() {
        var stranger = tenants.signUp("LEAD_GENERATION");

        var answer = api.run("leadAssign", "ids", List.of(id), "to", stranger.membershipId());

        assertThat(answer.userErrorCodes("leadAssign")).containsExactly("ASSIGNEE_NOT_FOUND");
        assertNothingChanged();
    }

    @ParameterizedTest
    @CsvSource({"lead, mem_", "lead, x", "leadUpdate, stage_"})
    void saysWhichIdItExpects(String field, String prefix) {
        var wrong = prefix + LeadApi.NOWHERE.substring("lead_".length());
        var answer = field.equals("lead")
                ? owner.client().post("query ($id: ID!) { lead(id: $id) { id } }", Map.of("id", wrong))
                : api.run("leadUpdate", "id", wrong, "title", "Intruder");

        assertThat(answer.errorCodes()).containsExactly("BAD_USER_INPUT");
        assertThat(answer.errors().getFirst().path("message").asString()).contains("lead_");
    }
}
