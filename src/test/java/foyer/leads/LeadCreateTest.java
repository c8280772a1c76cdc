package foyer.leads;

import static foyer.leads.LeadApi.input;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class LeadCreateTest {

    private final TestMember owner;
    private final TestMember member;
    private final LeadApi api;
    private final TestTenants tenants;

    @Autowired
    LeadCreateTest(TestTenants tenants) {
        this.tenants = tenants;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.member = tenants.join(owner, "MEMBER");
        this.api = new LeadApi(owner);
    }

    @Test
    void makesALeadWithAllThatIsGiven() {
        var lead = api.done(
                        "leadCreate",
                        "title",
                        "  Solar panels ",
                        "stage",
                        api.stage("qualified"),
                        "assignee",
                        member.membershipId(),
                        "source",
                        "REFERRAL",
                        "sourceDetail",
                        " An old client ",
                        "value",
                        input("amountMinor", 120_000_00, "currency", "AED"),
                        "score",
                        70,
                        "contact",
                        input(
                                "name",
                                " Anja Weinberg ",
                                "company",
                                "Weinberg School",
                                "email",
                                "Anja@Weinberg.example",
                                "phone",
                                "+498912345604",
                                "website",
                                "HTTPS://Weinberg.example:443/#team"))
                .path("lead");

        assertThat(lead.path("title").asString()).isEqualTo("Solar panels");
        assertThat(lead.path("stage").path("key").asString()).isEqualTo("qualified");
        assertThat(lead.path("assignee").path("id").asString()).isEqualTo(member.membershipId());
        assertThat(lead.path("source").asString()).isEqualTo("REFERRAL");
        assertThat(lead.path("sourceDetail").asString()).isEqualTo("An old client");
        assertThat(lead.path("value").toString()).isEqualTo("{\"amountMinor\":12000000,\"currency\":\"AED\"}");
        assertThat(lead.path("score").asInt()).isEqualTo(70);
        assertThat(lead.path("contact").path("name").asString()).isEqualTo("Anja Weinberg");
        assertThat(lead.path("contact").path("email").asString()).isEqualTo("anja@weinberg.example");
        assertThat(lead.path("contact").path("website").asString()).isEqualTo("https://weinberg.example");
        assertThat(lead.path("version").asInt()).isOne();
        assertThat(lead.path("archivedAt").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "AE, 050 123 4567, palm.example/team, +971501234567, https://palm.example/team",
        "DE, 089 1234 5605, HTTPS://Palm.example/, +498912345605, https://palm.example",
        "AE, +49 89 1234 5606, http://palm.example, +498912345606, http://palm.example",
        "AE, ' ', '', ,"
    })
    void readsAPhoneByTheTenantsCountryAndAWebsiteAsItIsTyped(
            String country, String phone, String website, @Nullable String e164, @Nullable String address) {
        owner.client()
                .post("mutation { tenantUpdate(input: { country: \"%s\" }) { userErrors { code } } }"
                        .formatted(country))
                .succeeded("tenantUpdate");

        var id = api.create("Typed", "contact", input("phone", phone, "website", website));

        var contact = api.lead(id).path("contact");
        assertThat(contact.path("phone").isNull() ? null : contact.path("phone").asString())
                .isEqualTo(e164);
        assertThat(
                        contact.path("website").isNull()
                                ? null
                                : contact.path("website").asString())
                .isEqualTo(address);
    }

    @Test
    void startsWithoutAnythingInTheFirstStage() {
        var lead = api.done("leadCreate", "title", "Bare").path("lead");

        assertThat(lead.path("stage").path("order").asInt()).isZero();
        assertThat(lead.path("source").asString()).isEqualTo("MANUAL");
        assertThat(lead.path("assignee").isNull()).isTrue();
        assertThat(lead.path("value").isNull()).isTrue();
        assertThat(lead.path("contact").path("name").isNull()).isTrue();
        assertThat(lead.path("wonAt").isNull()).isTrue();
    }

    @Test
    void takesTheTenantsCurrencyWhereNoneIsGiven() {
        var lead = api.done("leadCreate", "title", "Worth", "value", input("amountMinor", 5))
                .path("lead");

        assertThat(lead.path("value").path("currency").asString()).isEqualTo("USD");
    }

    @Test
    void isWonFromTheBeginningInAWonStage() {
        var lead = api.done("leadCreate", "title", "Won", "stage", api.stage("won"))
                .path("lead");

        assertThat(lead.path("wonAt").asString())
                .isEqualTo(lead.path("createdAt").asString());
    }

    @Test
    void letsAMemberTakeItButNotGiveIt() {
        var mine = new LeadApi(member);

        assertThat(mine.done("leadCreate", "title", "Mine", "assignee", member.membershipId())
                        .path("lead")
                        .path("assignee")
                        .path("id")
                        .asString())
                .isEqualTo(member.membershipId());
        var refused = mine.run("leadCreate", "title", "Yours", "assignee", owner.membershipId());
        assertThat(refused.userErrorCodes("leadCreate")).containsExactly("ASSIGN_FORBIDDEN");
        assertThat(api.titlesOf(Map.of("text", "yours"))).isEmpty();
    }

    static List<Arguments> mistakes() {
        return List.of(
                Arguments.of("TITLE_INVALID", "title", input("title", "  ")),
                Arguments.of("TITLE_INVALID", "title", input("title", "x".repeat(301))),
                Arguments.of("TEXT_INVALID", "sourceDetail", input("sourceDetail", "x".repeat(301))),
                Arguments.of("TEXT_INVALID", "contact.name", input("contact", input("name", "x".repeat(201)))),
                Arguments.of("TEXT_INVALID", "contact.company", input("contact", input("company", "x".repeat(201)))),
                Arguments.of("SCORE_INVALID", "score", input("score", -1)),
                Arguments.of("SCORE_INVALID", "score", input("score", 101)),
                Arguments.of("VALUE_INVALID", "value.amountMinor", input("value", input("amountMinor", -1))),
                Arguments.of("PHONE_INVALID", "contact.phone", input("contact", input("phone", "12"))),
                Arguments.of("WEBSITE_INVALID", "contact.website", input("contact", input("website", "no site"))),
                Arguments.of("STAGE_NOT_FOUND", "stage", input("stage", LeadApi.NOWHERE.replace("lead_", "stage_"))),
                Arguments.of(
                        "ASSIGNEE_NOT_FOUND", "assignee", input("assignee", LeadApi.NOWHERE.replace("lead_", "mem_"))));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void saysWhatIsWrongAndWhere(String code, String field, Map<String, @Nullable Object> mistake) {
        var given = input("title", "A mistake");
        given.putAll(mistake);

        var answer = owner.client().run("leads/leadCreate", Map.of("input", given));

        assertThat(answer.userErrorCodes("leadCreate")).containsExactly(code);
        assertThat(answer.userErrors("leadCreate")
                        .getFirst()
                        .path("path")
                        .valueStream()
                        .map(step -> step.asString()))
                .containsExactly(("input." + field).split("\\.", -1));
        assertThat(answer.userErrors("leadCreate").getFirst().path("message").asString())
                .isNotBlank();
        assertThat(answer.data("leadCreate.lead").isNull()).isTrue();
        assertThat(api.titlesOf(Map.of("text", "mistake"))).isEmpty();
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        var answer = api.run("leadCreate", "title", "", "score", 500, "value", input("amountMinor", -5));

        assertThat(answer.userErrorCodes("leadCreate"))
                .containsExactlyInAnyOrder("TITLE_INVALID", "SCORE_INVALID", "VALUE_INVALID");
    }

    @Test
    void refusesALostStage() {
        var answer = api.run("leadCreate", "title", "Lost", "stage", api.stage("lost"));

        assertThat(answer.userErrorCodes("leadCreate")).containsExactly("LOST_REASON_INVALID");
    }

    @Test
    void refusesWhatIsAnotherTenantsAsIfItWereNotThere() {
        var other = tenants.signUp("LEAD_GENERATION");

        var answer = api.run(
                "leadCreate",
                "title",
                "Foreign",
                "stage",
                new LeadApi(other).stage("qualified"),
                "assignee",
                other.membershipId());

        assertThat(answer.userErrorCodes("leadCreate"))
                .containsExactlyInAnyOrder("STAGE_NOT_FOUND", "ASSIGNEE_NOT_FOUND");
    }

    @Test
    void makesOneLeadForOneKey() {
        var first = api.done("leadCreate", "title", "Once", "idempotencyKey", "key-1")
                .path("lead");
        var again = api.done("leadCreate", "title", "Once", "idempotencyKey", "key-1")
                .path("lead");
        var other = api.run("leadCreate", "title", "Twice", "idempotencyKey", "key-1");

        assertThat(again.path("id")).isEqualTo(first.path("id"));
        assertThat(other.userErrorCodes("leadCreate")).containsExactly("IDEMPOTENCY_KEY_REUSED");
        assertThat(api.titlesOf(Map.of("text", "once"))).containsExactly("Once");
    }
}
