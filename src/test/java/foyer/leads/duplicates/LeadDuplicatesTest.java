package foyer.leads.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.Statements;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Which leads may be of the same person, and who is told (spec/leads.md, rules). */
@FoyerTest
@Tag("graphql")
class LeadDuplicatesTest {

    private static final int MANY = 12;

    private static final String CREATE = """
            mutation($input: LeadCreateInput!) { leadCreate(input: $input) {
              lead { id } duplicates { archived reasons lead { title } } userErrors { code message path } } }""";

    @Autowired
    TestTenants tenants;

    @Autowired
    Statements statements;

    private TestMember owner;
    private LeadApi api;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("LEAD_GENERATION");
        api = new LeadApi(owner);
    }

    private static GraphQlAnswer create(TestMember member, Map<String, ?> contact, boolean force) {
        var input = Map.of("title", "Second", "contact", contact, "force", force);
        return member.client().post(CREATE, Map.of("input", input));
    }

    private static List<String> duplicates(TestMember member, String lead) {
        return member.client()
                .post(
                        "query($id: ID!) { lead(id: $id) { duplicates { archived reasons lead { title } } } }",
                        Map.of("id", lead))
                .data("lead.duplicates")
                .valueStream()
                .map(one -> one.path("lead").path("title").asString() + one.path("reasons"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "email, AMINA@harbour.example, EMAIL",
        "phone, +971 50 123 4567, PHONE",
        "website, https://harbour.example/contact, WEBSITE",
        "website, http://www.harbour.example, WEBSITE",
        "email, amina@palm.example,",
        "phone, +971 50 123 4568,",
        "website, https://shop.harbour.example,"
    })
    void areFoundHoweverTheyAreTyped(String field, String value, String reason) {
        api.create(
                "First",
                "contact",
                Map.of(
                        "email",
                        "amina@harbour.example",
                        "phone",
                        "+971501234567",
                        "website",
                        "https://www.harbour.example"));

        var answer = create(owner, Map.of(field, value), false);

        if (reason == null) {
            answer.succeeded("leadCreate");
            return;
        }
        assertThat(answer.userErrorCodes("leadCreate")).containsExactly("DUPLICATE_FOUND");
        assertThat(answer.data("leadCreate.duplicates").toString())
                .isEqualTo("[{\"archived\":false,\"reasons\":[\"" + reason + "\"],\"lead\":{\"title\":\"First\"}}]");
        assertThat(answer.data("leadCreate.lead").isNull()).isTrue();
        assertThat(api.titles()).containsExactly("First");
    }

    @Test
    void areMadeWithForceAndKnowOneAnotherThenWhatHasMoreInCommonFirst() {
        var contact = Map.of("email", "amina@harbour.example", "phone", "+971501234567");
        var first = api.create("First", "contact", contact);
        api.done("leadArchive", "ids", List.of(first));
        api.create("Third", "contact", Map.of("phone", "+971501234567"), "force", true);
        api.create("Nobody");

        var warned = create(owner, contact, false);
        assertThat(warned.data("leadCreate.duplicates").findValuesAsString("archived"))
                .containsExactly("true", "false");
        assertThat(warned.data("leadCreate.userErrors.0.path").toString()).isEqualTo("[\"input\",\"contact\"]");
        var made = create(owner, contact, true).succeeded("leadCreate").text("leadCreate.lead.id");

        assertThat(duplicates(owner, made)).containsExactly("First[\"EMAIL\",\"PHONE\"]", "Third[\"PHONE\"]");
        assertThat(duplicates(owner, first)).containsExactly("Second[\"EMAIL\",\"PHONE\"]", "Third[\"PHONE\"]");
    }

    @Test
    void beyondWhatTheCallerMaySeeAreNotToldOf() {
        var contact = Map.of("email", "amina@harbour.example");
        api.create("Of the owner", "assignee", owner.membershipId(), "contact", contact);
        var roles = new RoleApi(owner);
        var agent = roles.join(tenants, roles.create("Agent", "MEMBER", "LEADS_READ:OWN", "LEADS_WRITE"));
        var stranger = tenants.signUp("LEAD_GENERATION");

        for (var member : List.of(agent, stranger)) {
            var made = create(member, contact, false).succeeded("leadCreate").text("leadCreate.lead.id");
            assertThat(duplicates(member, made)).isEmpty();
            assertThat(create(member, contact, false).data("leadCreate.duplicates"))
                    .hasSize(1);
        }
        assertThat(create(owner, contact, false).data("leadCreate.duplicates")).hasSize(2);
    }

    @Test
    void areTenAtMostAndReadByAsManyStatementsForOneAsForMany() {
        for (var i = 0; i < MANY; i++) {
            api.create("Lead " + i, "contact", Map.of("email", "amina@harbour.example"), "force", true);
        }

        for (var first : List.of(1, MANY)) {
            var document =
                    "{ leads(first: " + first + ") { nodes { duplicates { reasons lead { title stage { key } } } } } }";
            var listed = statements.during(() -> owner.client().post(document)).times(2);
            assertThat(listed.data("leads.nodes")).hasSize(first);
            assertThat(listed.data("leads.nodes.0.duplicates")).hasSize(10);
        }
    }

    @Test
    void areRefusedAndThenMadeByTheSameKeyOnce() {
        var contact = Map.of("email", "amina@harbour.example");
        api.create("First", "contact", contact);

        assertThat(api.run("leadCreate", "title", "B", "contact", contact, "idempotencyKey", "k")
                        .userErrorCodes("leadCreate"))
                .containsExactly("DUPLICATE_FOUND");
        var made = api.create("B", "contact", contact, "idempotencyKey", "k", "force", true);
        assertThat(api.create("B", "contact", contact, "idempotencyKey", "k", "force", true))
                .isEqualTo(made);
        assertThat(api.titles()).containsExactly("B", "First");
    }

    @ParameterizedTest
    @CsvSource({
        "sami@harbour.example, +971501234567, https://harbour.example, PHONE",
        "sami@harbour.example, , https://harbour.example, ",
        ", +971509999999, https://harbour.example, ",
        "amina@harbour.example, +971509999999, https://harbour.example, EMAIL",
        ", +971501234567, https://harbour.example, PHONE WEBSITE"
    })
    void areNotTwoPeopleOfOneCompany(String email, String phone, String website, String reasons) {
        api.create(
                "First",
                "contact",
                Map.of(
                        "email", "amina@harbour.example",
                        "phone", "+971501234567",
                        "website", "https://www.harbour.example"));
        var contact = new HashMap<String, String>();
        contact.put("email", email);
        contact.put("phone", phone);
        contact.put("website", website);

        var answer = create(owner, contact, false);

        assertThat(answer.data("leadCreate.duplicates").findValues("reasons").toString())
                .isEqualTo(reasons == null ? "[]" : "[[\"" + reasons.replace(" ", "\",\"") + "\"]]");
    }

    @Test
    void areNoneForAPageWhereMillionsHaveOne() {
        api.create("First", "contact", Map.of("website", "https://www.instagram.com/harbour"));

        create(owner, Map.of("website", "https://instagram.com/palm"), false).succeeded("leadCreate");
    }
}
