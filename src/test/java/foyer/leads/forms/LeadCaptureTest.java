package foyer.leads.forms;

import static foyer.leads.assignment.RuleApi.one;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.leads.assignment.RuleApi;
import foyer.platform.graphql.TypeIds;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What strangers send by forms (spec/leads.md, leadCapture). */
@FoyerTest
@Tag("graphql")
class LeadCaptureTest {

    private static final Map<String, Object> HUDA =
            Map.of("name", "Huda Karim", "email", " Huda@Harbour.example ", "phone", "+971 50 765 4321");

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

    private JsonNode leads() {
        return owner.client().post("""
                        { leads { nodes { id title source sourceDetail stage { id } assignee { id } form { id }
                            contact { name company email phone website }
                            capture { capturedAt message page referrer utm { source campaign term } consent { text version givenAt } }
                            timeline { nodes { kind actor { id } } } } } }""").data("leads.nodes");
    }

    private void change(String sql, Object argument) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, argument);
            statement.execute();
        }
    }

    private List<String> mailed() throws SQLException {
        return database.texts(
                "select recipient from platform.mail where tenant_id = ? and template = 'lead-captured' order by 1",
                owner.tenant());
    }

    @Test
    void becomesALeadOfTheFormsMemberInItsStage() throws SQLException {
        var agent = tenants.join(owner, "MEMBER");
        var stage = new LeadApi(owner).stages().path(1).path("id").asString();
        var form = api.make(
                "Website",
                "thanks",
                "We will call.",
                "consentText",
                "You may call me.",
                "assignee",
                agent.membershipId(),
                "stage",
                stage);

        var told = api.send(
                form.token(),
                "contact",
                HUDA,
                "message",
                " A roof, please. ",
                "consentVersion",
                1,
                "origin",
                Map.of(
                        "page",
                        "https://example.com/roofs",
                        "referrer",
                        "https://search.example/",
                        "utm",
                        Map.of("source", "search", "campaign", "spring")));

        assertThat(told.succeeded("leadCapture").text("leadCapture.thanks")).isEqualTo("We will call.");
        var lead = leads().path(0);
        assertThat(lead.path("title").asString()).isEqualTo("Huda Karim");
        assertThat(lead.path("source").asString()).isEqualTo("FORM");
        assertThat(lead.path("sourceDetail").asString()).isEqualTo("Website");
        assertThat(lead.path("stage").path("id").asString()).isEqualTo(stage);
        assertThat(lead.path("assignee").path("id").asString()).isEqualTo(agent.membershipId());
        assertThat(lead.path("form").path("id").asString()).isEqualTo(form.id());
        assertThat(lead.path("contact").toString())
                .isEqualTo("{\"name\":\"Huda Karim\",\"company\":null,\"email\":\"huda@harbour.example\","
                        + "\"phone\":\"+971507654321\",\"website\":null}");
        var capture = lead.path("capture");
        assertThat(capture.path("message").asString()).isEqualTo("A roof, please.");
        assertThat(capture.path("page").asString()).isEqualTo("https://example.com/roofs");
        assertThat(capture.path("referrer").asString()).isEqualTo("https://search.example/");
        assertThat(capture.path("utm").toString())
                .isEqualTo("{\"source\":\"search\",\"campaign\":\"spring\",\"term\":null}");
        assertThat(capture.path("consent").path("text").asString()).isEqualTo("You may call me.");
        assertThat(capture.path("consent").path("version").asInt()).isOne();
        assertThat(lead.path("timeline").path("nodes").toString())
                .isEqualTo("[{\"kind\":\"ASSIGNED\",\"actor\":null},{\"kind\":\"CREATED\",\"actor\":null}]");
        assertThat(mailed()).containsExactly(agent.email());
        assertThat(database.texts(
                        "select actor_kind || ' ' || actor_name from audit.entry where tenant_id = ? and action = 'lead.create'",
                        owner.tenant()))
                .containsExactly("PUBLIC_LINK lead form");
        assertThat(database.texts(
                        "select actor_kind from platform.event where tenant_id = ? and type = 'lead.created'",
                        owner.tenant()))
                .containsExactly("PUBLIC_LINK");
    }

    @Test
    void mailsTheOwnersWhereNobodyLooksAfterIt() throws SQLException {
        var second = tenants.join(owner, "OWNER");
        tenants.join(owner, "ADMIN");
        var agent = tenants.join(owner, "MEMBER");
        var form = api.make("Website", "assignee", agent.membershipId());
        change("update tenancy.membership set status = 'SUSPENDED' where id = ?", agent.membership());

        api.send(form.token(), "contact", HUDA).succeeded("leadCapture");

        assertThat(leads().path(0).path("assignee").isNull()).isTrue();
        assertThat(mailed()).containsExactlyInAnyOrder(owner.email(), second.email());
    }

    @Test
    void isTakenOnlySoOftenByOneForm() throws SQLException {
        var form = api.make("Website");
        var other = api.make("Other");
        api.send(form.token(), "contact", HUDA).succeeded("leadCapture");
        var uuid = TypeIds.decode("form", form.id());
        change(
                "update platform.rate_limit set tokens = 0, updated_at = now() where key = ?",
                "leadForm.captures|" + uuid);

        assertThat(api.send(form.token(), "contact", HUDA).errorCodes()).containsExactly("RATE_LIMITED");
        api.send(other.token(), "contact", HUDA).succeeded("leadCapture");
    }

    @Test
    void cutsWhatThePageSaysRatherThanLoseALead() {
        var form = api.make("Website");

        api.send(
                        form.token(),
                        "contact",
                        HUDA,
                        "origin",
                        Map.of("page", "p".repeat(3_000), "utm", Map.of("term", "t".repeat(300))))
                .succeeded("leadCapture");

        var capture = leads().path(0).path("capture");
        assertThat(capture.path("page").asString()).hasSize(2_000);
        assertThat(capture.path("utm").path("term").asString()).hasSize(200);
    }

    @Test
    void isCalledByTheBeginningOfAnAddressThatIsLongerThanATitle() {
        var form = api.make("Website", "fields", List.of(Map.of("field", "EMAIL")));
        var address = "h".repeat(60) + "@" + ("d".repeat(60) + ".").repeat(4) + "example";

        api.send(form.token(), "contact", Map.of("email", address)).succeeded("leadCapture");

        var lead = leads().path(0);
        assertThat(lead.path("title").asString()).isEqualTo(address.substring(0, 300));
        assertThat(lead.path("contact").path("email").asString()).isEqualTo(address);
    }

    @Test
    void isCalledByTheAddressOfWhoeverGivesNoNameAndSaysWhenItCame() {
        var fields = List.of(Map.of("field", "EMAIL"), Map.of("field", "WEBSITE", "required", true));
        var form = api.make("Website", "fields", fields);
        var website = "https://harbour.example/" + "a".repeat(400);
        var before = Instant.now();

        api.send(form.token(), "contact", Map.of("website", website, "email", "huda@harbour.example"))
                .succeeded("leadCapture");

        var lead = leads().path(0);
        assertThat(lead.path("title").asString()).isEqualTo("huda@harbour.example");
        assertThat(lead.path("contact").path("website").asString()).isEqualTo(website);
        assertThat(Instant.parse(lead.path("capture").path("capturedAt").asString()))
                .isBetween(before.minusMillis(1), Instant.now());
    }

    @Test
    void isWhereItSaysAndGoesToWhoeverThatIsTheTerritoryOf() {
        var agent = tenants.join(owner, "MEMBER");
        new RuleApi(owner).saved("Where", "TERRITORY", "members", List.of(one(agent, "cities", List.of("dubai"))));
        var fields = List.of(
                Map.of("field", "EMAIL"),
                Map.of("field", "CITY", "required", true),
                Map.of("field", "ADDRESS"),
                Map.of("field", "COUNTRY"));
        var form = api.make("Website", "fields", fields);
        var address = Map.of("line1", " 1 Quay ", "city", "Dubai", "country", "united arab emirates");

        assertThat(LeadFormApi.errors(api.send(form.token(), "contact", HUDA, "address", Map.of("city", " "))))
                .containsExactly("REQUIRED input.address.city");
        api.send(form.token(), "contact", HUDA, "address", address).succeeded("leadCapture");
        api.send(form.token(), "contact", HUDA, "address", address).succeeded("leadCapture");
        api.send(form.token(), "contact", HUDA, "address", Map.of("city", "Amman"))
                .succeeded("leadCapture");

        assertThat(database.texts(
                        "select concat_ws('|', address_line1, address_city, address_country, assignee_id) from leads.lead"
                                + " where tenant_id = ? order by id",
                        owner.tenant()))
                .containsExactly("1 Quay|Dubai|AE|" + agent.membership(), "Amman");
    }

    @Test
    void completesANumberByTheCompanysCountry() throws SQLException {
        change("update tenancy.tenant set country = 'AE' where id = ?", owner.tenant());
        var form = api.make("Website", "fields", List.of(Map.of("field", "PHONE", "required", true)));

        api.send(form.token(), "contact", Map.of("phone", "050 765 4321")).succeeded("leadCapture");

        assertThat(leads().path(0).path("title").asString()).isEqualTo("+971507654321");
    }
}
