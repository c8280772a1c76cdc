package foyer.leads.forms;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.testing.AtOnce;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a stranger is told by a form: the same, whatever becomes of what they send. */
@FoyerTest
@Tag("graphql")
class LeadCaptureAlikeTest {

    private static final Map<String, Object> HUDA = Map.of("name", "Huda Karim", "email", "huda@harbour.example");
    private static final int SENDERS = 8;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private TestMember owner;
    private LeadFormApi api;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("LEAD_GENERATION");
        api = new LeadFormApi(owner);
    }

    private List<String> titles() {
        return new LeadApi(owner).titles();
    }

    @Test
    void keepsTheSameOnceAndAnswersItAlike() throws Exception {
        var form = api.make("Website", "thanks", "We will call.");
        Callable<String> sending = () -> api.send(form.token(), "contact", HUDA).body();

        var answers =
                AtOnce.run(IntStream.range(0, SENDERS).mapToObj(_ -> sending).toList());

        assertThat(answers.stream().distinct()).containsExactly(answers.getFirst());
        assertThat(answers.getFirst()).contains("We will call.");
        assertThat(titles()).hasSize(1);
        assertThat(database.number(
                        "select count(*) from platform.mail where tenant_id = ? and template = 'lead-captured'",
                        owner.tenant()))
                .isOne();
        assertThat(database.number(
                        "select count(*) from platform.event where tenant_id = ? and type = 'lead.created'",
                        owner.tenant()))
                .isOne();

        api.send(form.token(), "contact", HUDA, "message", "And another thing.").succeeded("leadCapture");
        assertThat(titles()).hasSize(2);
    }

    @Test
    void keepsEachTextThatSomebodyAgreesTo() {
        var form = api.make("Website", "consentText", "You may call me.");
        for (var version : List.of(1, 1, 2)) {
            if (version == 2) {
                api.done("leadFormUpdate", "id", form.id(), "consentText", "You may write to me.");
            }
            api.send(form.token(), "contact", HUDA, "consentVersion", version).succeeded("leadCapture");
        }

        assertThat(owner.client()
                        .post("{ leads { nodes { capture { consent { text } } } } }")
                        .data("leads.nodes")
                        .findValuesAsString("text"))
                .containsExactly("You may write to me.", "You may call me.");
    }

    @Test
    void answersAKnownPersonLikeAnyOther() {
        var form = api.make("Website", "thanks", "We will call.");
        new LeadApi(owner).create("Huda", "contact", Map.of("email", "huda@harbour.example"));

        var known = api.send(form.token(), "contact", HUDA);
        var unknown = api.send(form.token(), "contact", Map.of("name", "Sami", "email", "sami@palm.example"));

        assertThat(known.body()).isEqualTo(unknown.body());
        assertThat(titles()).hasSize(3);
    }

    @Test
    void dropsWhatAProgramFillsInAndAnswersItAlike() {
        var form = api.make("Website", "thanks", "We will call.");

        var dropped = api.send(form.token(), "contact", HUDA, "leaveEmpty", "https://casino.example");

        assertThat(titles()).isEmpty();
        assertThat(dropped.body())
                .isEqualTo(api.send(form.token(), "contact", HUDA).body());
        assertThat(titles()).hasSize(1);
    }

    @Test
    void itsTokenOpensNothingElse() {
        var form = api.make("Website");

        assertThat(owner.client()
                        .as(form.token())
                        .post("{ leads { nodes { id } } }")
                        .errorCodes())
                .containsExactly("UNAUTHENTICATED");
        var told = owner.client()
                .anonymous()
                .post("{ __type(name: \"PublicLeadForm\") { fields { name } } }")
                .data("__type.fields")
                .toString();
        assertThat(told).doesNotContain("\"id\"", "\"name\":\"name\"", "assignee", "stage", "token");
    }

    @Test
    void isTheSameForWhoeverIsSignedInElsewhere() {
        var form = api.make("Website");
        var stranger = tenants.signUp("LEAD_GENERATION");
        var ticket = api.shown(form.token()).path("ticket").asString();

        stranger.client()
                .post(
                        "mutation($input: LeadCaptureInput!) { leadCapture(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("formToken", form.token(), "ticket", ticket, "contact", HUDA)))
                .succeeded("leadCapture");

        assertThat(titles()).hasSize(1);
        assertThat(new LeadApi(stranger).titles()).isEmpty();
    }
}
