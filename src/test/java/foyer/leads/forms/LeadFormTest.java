package foyer.leads.forms;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The forms that members make (spec/leads.md, leadFormCreate). */
@FoyerTest
@Tag("graphql")
class LeadFormTest {

    @Autowired
    TestTenants tenants;

    private TestMember owner;
    private LeadFormApi api;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("LEAD_GENERATION");
        api = new LeadFormApi(owner);
    }

    @Test
    void asksForTheUsualWhenNothingIsSaid() {
        var made = api.done("leadFormCreate", "name", "Website");

        assertThat(made.path("leadForm").path("fields").toString())
                .isEqualTo("[{\"field\":\"NAME\",\"label\":null,\"required\":true},"
                        + "{\"field\":\"EMAIL\",\"label\":null,\"required\":true},"
                        + "{\"field\":\"PHONE\",\"label\":null,\"required\":false},"
                        + "{\"field\":\"MESSAGE\",\"label\":null,\"required\":false}]");
        assertThat(made.path("token").asString()).startsWith("foyer_form_");
    }

    @Test
    void changesWhatIsNamedAndNothingElse() {
        var made = api.make("Website", "title", "Write to us", "intro", "We answer.", "consentText", "I agree.");

        var changed = api.done("leadFormUpdate", "id", made.id(), "version", 1, "title", "Talk to us", "intro", null)
                .path("leadForm");

        assertThat(changed.path("name").asString()).isEqualTo("Website");
        assertThat(changed.path("title").asString()).isEqualTo("Talk to us");
        assertThat(changed.path("intro").isNull()).isTrue();
        assertThat(changed.path("version").asInt()).isEqualTo(2);
        assertThat(changed.path("consentVersion").asInt()).isOne();
        assertThat(api.done("leadFormUpdate", "id", made.id(), "consentText", "I do agree.")
                        .path("leadForm")
                        .path("consentVersion")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void refusesAChangeOfAnOldVersionAndShowsWhatIsStored() {
        var made = api.make("Website");
        api.done("leadFormUpdate", "id", made.id(), "name", "Theirs");

        var refused = api.run("leadFormUpdate", "id", made.id(), "version", 1, "name", "Mine");

        assertThat(refused.userErrorCodes("leadFormUpdate")).containsExactly("VERSION_CONFLICT");
        assertThat(refused.text("leadFormUpdate.leadForm.name")).isEqualTo("Theirs");
    }

    static Stream<Arguments> bad() {
        var email = Map.of("field", "EMAIL");
        return Stream.of(
                Arguments.of("name", " ", "REQUIRED"),
                Arguments.of("name", "n".repeat(101), "TEXT_INVALID"),
                Arguments.of("title", "t".repeat(201), "TEXT_INVALID"),
                Arguments.of("intro", "t".repeat(2_001), "TEXT_INVALID"),
                Arguments.of("fields", List.of(), "FIELDS_INVALID"),
                Arguments.of("fields", List.of(email, email), "FIELDS_INVALID"),
                Arguments.of("fields", List.of(Map.of("field", "NAME")), "FIELDS_INVALID"),
                Arguments.of("assignee", "mem_01h455vb4pex5vsknk084sn02q", "ASSIGNEE_NOT_FOUND"),
                Arguments.of("stage", "stage_01h455vb4pex5vsknk084sn02q", "STAGE_NOT_FOUND"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refuses(String field, Object value, String code) {
        var made = api.make("Website");

        assertThat(api.run("leadFormUpdate", "id", made.id(), field, value).userErrorCodes("leadFormUpdate"))
                .containsExactly(code);
        assertThat(owner.client()
                        .post("{ leadForms { nodes { version } } }")
                        .data("leadForms.nodes")
                        .toString())
                .isEqualTo("[{\"version\":1}]");
    }

    @Test
    void refusesAStageOfLostLeads() {
        assertThat(api.run("leadFormCreate", "name", "Website", "stage", new LeadApi(owner).stage("lost"))
                        .userErrorCodes("leadFormCreate"))
                .containsExactly("STAGE_NOT_FOUND");
    }

    @Test
    void givesLeadsToOthersOnlyByWhoeverMay() {
        var roles = new RoleApi(owner);
        var maker = roles.join(
                tenants, roles.create("Role " + UUID.randomUUID(), "MEMBER", "LEADS_READ", "LEAD_FORMS_MANAGE"));
        var theirs = new LeadFormApi(maker);

        assertThat(theirs.run("leadFormCreate", "name", "Website", "assignee", owner.membershipId())
                        .userErrorCodes("leadFormCreate"))
                .containsExactly("ASSIGN_FORBIDDEN");
        theirs.make("Website", "assignee", maker.membershipId());
    }

    @Test
    void archivesAndRestoresAndListsEither() {
        var made = api.make("Old");
        api.make("New");

        api.done("leadFormArchive", "id", made.id());
        assertThat(names(false)).isEqualTo("[{\"name\":\"New\"}]");
        assertThat(names(true)).isEqualTo("[{\"name\":\"Old\"}]");
        assertThat(api.run("leadFormUpdate", "id", made.id(), "name", "Older").userErrorCodes("leadFormUpdate"))
                .containsExactly("ARCHIVED");
        assertThat(api.shown(made.token()).isNull()).isTrue();

        api.done("leadFormRestore", "id", made.id());
        assertThat(names(false)).isEqualTo("[{\"name\":\"New\"},{\"name\":\"Old\"}]");
        assertThat(api.shown(made.token()).isNull()).isFalse();
    }

    private String names(boolean archived) {
        return owner.client()
                .post(
                        "query($archived: Boolean!) { leadForms(archived: $archived) { nodes { name } } }",
                        Map.of("archived", archived))
                .data("leadForms.nodes")
                .toString();
    }

    @Test
    void opensByTheNewTokenOnlyOnceItIsRenewed() {
        var made = api.make("Website", "title", "Write to us");

        var token =
                api.done("leadFormTokenRenew", "id", made.id()).path("token").asString();

        assertThat(api.shown(made.token()).isNull()).isTrue();
        assertThat(api.shown(token).path("title").asString()).isEqualTo("Write to us");
    }
}
