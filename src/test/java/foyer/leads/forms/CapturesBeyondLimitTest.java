package foyer.leads.forms;

import static foyer.entitlements.Limit.LEADS;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.records.freezing.Allowances;
import foyer.testing.AtOnce;
import foyer.testing.Awaited;
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
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** What strangers send to a company whose plan has no room for more leads. */
@FoyerTest
@Tag("graphql")
class CapturesBeyondLimitTest {

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    ApplicationContext beans;

    private TestMember owner;
    private LeadApi leads;
    private LeadFormApi api;
    private String form;
    private Allowances allowances;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("LEAD_GENERATION");
        leads = new LeadApi(owner);
        api = new LeadFormApi(owner);
        form = api.make("Website", "thanks", "We will call.").token();
        allowances = new Allowances(beans);
    }

    private void allow(long allowed) {
        allowances.allow(owner, LEADS, allowed);
        allowances.settled(owner);
    }

    private void sent(String name) {
        var contact = Map.of("name", name, "email", name + "@harbour.example");
        assertThat(api.send(form, "contact", contact).succeeded("leadCapture").text("leadCapture.thanks"))
                .isEqualTo("We will call.");
    }

    private List<JsonNode> all() {
        return owner.client()
                .post("{ leads(first: 100) { nodes { id title isFrozen contact { email } } } }")
                .data("leads.nodes")
                .valueStream()
                .toList();
    }

    private List<String> frozen() {
        return all().stream()
                .filter(lead -> lead.path("isFrozen").asBoolean())
                .map(lead -> lead.path("title").asString())
                .toList();
    }

    private long used() {
        return database.number(
                "select used from entitlements.counter where limit_key = 'LEADS' and tenant_id = ?", owner.tenant());
    }

    @Test
    void isKeptReadOnlyAndTheirsOnceThereIsRoom() {
        leads.create("First");
        allow(1);

        sent("huda");

        assertThat(frozen()).containsExactly("huda");
        assertThat(used()).isEqualTo(2);
        var lead = all().getFirst();
        assertThat(lead.path("contact").path("email").asString()).isEqualTo("huda@harbour.example");
        var id = lead.path("id").asString();
        assertThat(leads.run("leadUpdate", "id", id, "score", 1).userErrorCodes("leadUpdate"))
                .containsExactly("FROZEN");
        assertThat(leads.run("leadCreate", "title", "Another").userErrorCodes("leadCreate"))
                .containsExactly("LIMIT_REACHED");
        assertThat(database.texts(
                        "select recipient from platform.mail where tenant_id = ? and template = 'lead-captured'",
                        owner.tenant()))
                .containsExactly(owner.email());
        assertThat(database.number(
                        "select count(*) from audit.entry where tenant_id = ? and action = 'stock.freeze'",
                        owner.tenant()))
                .isOne();

        allow(2);
        assertThat(frozen()).isEmpty();
        leads.done("leadUpdate", "id", id, "score", 1);
    }

    /** The oldest of them has the room that a lead gives which goes. */
    @Test
    void thawsWhenAnotherGoes() {
        var first = leads.create("First");
        var second = leads.create("Second");
        allow(2);
        sent("huda");
        sent("sami");
        assertThat(frozen()).containsExactly("sami", "huda");

        owner.client()
                .post(
                        "mutation($input: LeadMergeInput!) { leadMerge(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("keep", first, "merge", List.of(second))))
                .succeeded("leadMerge");
        allowances.settled(owner);

        assertThat(frozen()).containsExactly("sami");
        assertThat(used()).isEqualTo(3);
    }

    @Test
    void asManyAreFrozenAsThereAreTooManyHoweverManyComeAtOnce() throws Exception {
        allow(3);

        AtOnce.run(IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(nth -> () -> {
                    sent("huda" + nth);
                    return true;
                })
                .toList());

        assertThat(used()).isEqualTo(8);
        assertThat(frozen()).hasSize(5);
    }

    /** A thousand more than there is room for. */
    @Test
    void isNotKeptWithoutEnd() {
        allow(0);
        sent("huda");
        database.execute(
                "update entitlements.counter set used = 999 where limit_key = 'LEADS' and tenant_id = ?",
                owner.tenant());
        sent("sami");

        assertThat(LeadFormApi.errors(
                        api.send(form, "contact", Map.of("name", "Amina", "email", "amina@palm.example"))))
                .containsExactly("CLOSED input.formToken");
        assertThat(all()).hasSize(2);
        assertThat(used()).isEqualTo(1_000);
    }

    @Test
    void isLookedAtAgainOnceWhatOthersHaveReservedIsGivenBack() {
        leads.create("First");
        allow(2);
        database.execute(
                "update entitlements.counter set reserved = 1 where limit_key = 'LEADS' and tenant_id = ?",
                owner.tenant());
        sent("huda");
        assertThat(frozen()).containsExactly("huda");

        database.execute(
                "update entitlements.counter set reserved = 0 where limit_key = 'LEADS' and tenant_id = ?",
                owner.tenant());
        database.execute("update jobs.queue set due_at = now() where tenant_id = ?", owner.tenant());

        Awaited.until(() -> frozen().isEmpty());
    }
}
