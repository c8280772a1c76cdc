package foyer.leads.inquiries;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.properties.PropertyApi;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.Statements;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What strangers ask about published properties (spec/properties.md, propertyInquiryCreate). */
@FoyerTest
@Tag("graphql")
class PropertyInquiryTest {

    private static final Map<String, Object> HUDA = Map.of("name", "Huda Karim", "email", "huda@harbour.example");
    private static final int MANY = 5;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    Statements statements;

    private TestMember owner;
    private PropertyApi api;
    private String slug;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("REAL_ESTATE");
        api = new PropertyApi(owner);
        slug = owner.client().post("{ viewer { tenant { slug } } }").text("viewer.tenant.slug");
    }

    private String reference(String property) {
        return owner.client()
                .post("query($id: ID!) { property(id: $id) { reference } }", Map.of("id", property))
                .text("property.reference");
    }

    private GraphQlAnswer send(String company, String ref, @Nullable Object... pairs) {
        var input = new HashMap<>(LeadApi.input(pairs));
        input.putIfAbsent("contact", HUDA);
        input.put("tenantSlug", company);
        input.put("ref", ref);
        return owner.client()
                .anonymous()
                .post(
                        "mutation($input: PropertyInquiryCreateInput!) { propertyInquiryCreate(input: $input) { userErrors { code path } } }",
                        Map.of("input", input));
    }

    private static JsonNode leads(TestMember member) {
        return member.client()
                .post("{ leads { nodes { title source sourceDetail assignee { id } property { id inquiryCount }"
                        + " capture { message consent { text version } } } } }")
                .data("leads.nodes");
    }

    @Test
    void becomesALeadOfTheListingsAgent() throws SQLException {
        var agent = tenants.join(owner, "MEMBER");
        var property = api.published("title", "Sea view", "agent", agent.membershipId());

        send(slug, reference(property), "message", "Is it still free?", "consentText", "You may call me.")
                .succeeded("propertyInquiryCreate");

        var lead = leads(agent).path(0);
        assertThat(lead.path("title").asString()).isEqualTo("Huda Karim");
        assertThat(lead.path("source").asString()).isEqualTo("INQUIRY");
        assertThat(lead.path("sourceDetail").asString()).isEqualTo("Sea view");
        assertThat(lead.path("assignee").path("id").asString()).isEqualTo(agent.membershipId());
        assertThat(lead.path("property").toString()).isEqualTo("{\"id\":\"" + property + "\",\"inquiryCount\":1}");
        assertThat(lead.path("capture").toString())
                .isEqualTo(
                        "{\"message\":\"Is it still free?\",\"consent\":{\"text\":\"You may call me.\",\"version\":null}}");
        assertThat(database.number(
                        "select count(*) from platform.mail where tenant_id = ? and template = 'lead-captured'"
                                + " and recipient = '" + agent.email() + "'",
                        owner.tenant()))
                .isOne();
        assertThat(database.number(
                        "select count(*) from audit.entry where tenant_id = ? and actor_kind = 'PUBLIC_LINK'"
                                + " and actor_name = 'property inquiry'",
                        owner.tenant()))
                .isOne();
    }

    @Test
    void keepsTheSameOnceAndAProgramsNot() {
        var ref = reference(api.published());

        var first = send(slug, ref).body();
        var again = send(slug, ref).body();
        var program = send(slug, ref, "contact", Map.of("name", "Bot", "email", "b@bots.example"), "leaveEmpty", "x")
                .body();

        assertThat(again).isEqualTo(first);
        assertThat(program).isEqualTo(first);
        assertThat(leads(owner)).hasSize(1);

        for (var text : List.of("You may call me.", "You may call me.", "You may write to me.")) {
            assertThat(send(slug, ref, "consentText", text).body()).isEqualTo(first);
        }
        assertThat(leads(owner).findValuesAsString("text")).containsExactly("You may write to me.", "You may call me.");
    }

    @Test
    void isTakenForWhatIsPublishedOnly() {
        var draft = reference(api.complete());
        var sold = api.published();
        api.done("propertyMarkSold", "id", sold);

        var told = send(slug, draft);
        assertThat(told.userErrorCodes("propertyInquiryCreate")).containsExactly("CLOSED");
        assertThat(send(slug, reference(sold)).body()).isEqualTo(told.body());
        assertThat(send(slug, "P-999999").body()).isEqualTo(told.body());
        assertThat(send("no-such-company", draft).body()).isEqualTo(told.body());
        assertThat(leads(owner)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update tenancy.tenant set status = 'SUSPENDED' where id = ?",
                "update entitlements.claim set access = 'BLOCKED' where tenant_id = ?",
                "update entitlements.claim set access = 'READ_ONLY' where tenant_id = ?",
                "update entitlements.claim set disabled = '{MODULE_LEADS}' where tenant_id = ?",
                "update entitlements.claim set disabled = '{MODULE_PROPERTIES}' where tenant_id = ?"
            })
    void answersACompanyThatTakesNothingAsOneThatThereIsNot(String change) throws SQLException {
        var ref = reference(api.published());
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(change)) {
            statement.setObject(1, owner.tenant());
            statement.execute();
        }

        assertThat(send(slug, ref).body())
                .isEqualTo(send("no-such-company", ref).body());
        assertThat(database.number("select count(*) from leads.lead where tenant_id = ?", owner.tenant()))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"'', REQUIRED", "not an address, EMAIL_INVALID"})
    void refusesWhomNobodyCanAnswer(String email, String code) {
        var ref = reference(api.published());

        assertThat(send(slug, ref, "contact", Map.of("name", "Huda", "email", email))
                        .userErrorCodes("propertyInquiryCreate"))
                .containsExactly(code);
    }

    @Test
    void countsTheInquiriesThatTheCallerMaySee() {
        var roles = new RoleApi(owner);
        var agent = roles.join(
                tenants, roles.create("Role " + UUID.randomUUID(), "MEMBER", "LEADS_READ:OWN", "PROPERTIES_READ"));
        var property = api.published();
        send(slug, reference(property)).succeeded("propertyInquiryCreate");

        assertThat(inquiries(owner, property)).isOne();
        assertThat(inquiries(agent, property)).isZero();
        assertThat(inquiries(owner, api.create())).isZero();
    }

    private static int inquiries(TestMember member, String property) {
        return member.client()
                .post("query($id: ID!) { property(id: $id) { inquiryCount } }", Map.of("id", property))
                .data("property.inquiryCount")
                .asInt();
    }

    @Test
    void showsAPropertyToWhoeverMaySeeIt() {
        var roles = new RoleApi(owner);
        var agent = roles.join(
                tenants, roles.create("Role " + UUID.randomUUID(), "MEMBER", "LEADS_READ", "PROPERTIES_READ:OWN"));
        send(slug, reference(api.published())).succeeded("propertyInquiryCreate");

        assertThat(leads(owner).path(0).path("property").isNull()).isFalse();
        assertThat(leads(agent).path(0).path("property").isNull()).isTrue();
    }

    @Test
    void costsTheSameForOneLeadAsForMany() {
        for (var i = 0; i < MANY; i++) {
            send(slug, reference(api.published()), "contact", Map.of("email", "p%d@example.com".formatted(i)))
                    .succeeded("propertyInquiryCreate");
        }

        for (var first : List.of(1, MANY)) {
            statements
                    .during(() -> owner.client()
                            .post(
                                    "query($first: Int) { leads(first: $first) { nodes { form { id } capture { message }"
                                            + " property { title inquiryCount } } } }",
                                    Map.of("first", first)))
                    .times(6);
        }
    }
}
