package foyer.leads.forms;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What strangers send by forms and nobody takes. */
@FoyerTest
@Tag("graphql")
class LeadCaptureRefusalsTest {

    private static final Map<String, Object> HUDA = Map.of("name", "Huda Karim", "email", "huda@harbour.example");

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

    private int leads() throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement("select count(*) from leads.lead where tenant_id = ?")) {
            statement.setObject(1, owner.tenant());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private void change(String sql, UUID tenant) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, tenant);
            statement.execute();
        }
    }

    static Stream<Arguments> bad() {
        var mail = "sami@palm.example";
        return Stream.of(
                Arguments.of(Map.of("contact", Map.of("email", mail)), "REQUIRED input.contact.name"),
                Arguments.of(Map.of("contact", Map.of("name", " ", "email", mail)), "REQUIRED input.contact.name"),
                Arguments.of(
                        Map.of("contact", Map.of("name", "n".repeat(201), "email", mail)),
                        "TEXT_INVALID input.contact.name"),
                Arguments.of(
                        Map.of("contact", Map.of("name", "Sami", "email", mail, "phone", "call me")),
                        "PHONE_INVALID input.contact.phone"),
                Arguments.of(
                        Map.of("contact", Map.of("name", "Sami", "email", mail, "website", "no site")),
                        "WEBSITE_INVALID input.contact.website"),
                Arguments.of(
                        Map.of("contact", HUDA, "address", Map.of("city", "c".repeat(201))),
                        "TEXT_INVALID input.address.city"),
                Arguments.of(
                        Map.of("contact", HUDA, "address", Map.of("country", "Atlantis")),
                        "COUNTRY_INVALID input.address.country"),
                Arguments.of(Map.of("contact", HUDA, "message", "m".repeat(5_001)), "TEXT_INVALID input.message"),
                Arguments.of(Map.of("contact", HUDA, "ticket", "made-up"), "OUTDATED input.ticket"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refuses(Map<String, ?> input, String error) throws SQLException {
        var form = api.make("Website");
        var pairs = input.entrySet().stream()
                .flatMap(entry -> Stream.<Object>of(entry.getKey(), entry.getValue()))
                .toArray();

        assertThat(LeadFormApi.errors(api.send(form.token(), pairs))).containsExactly(error);
        assertThat(leads()).isZero();
    }

    static Stream<Map<String, ?>> unanswerable() {
        return Stream.of(
                Map.of(),
                Map.of("contact", Map.of()),
                Map.of("contact", Map.of("name", "Huda", "email", " ", "phone", "")),
                Map.of("contact", Map.of("website", "harbour.example"), "message", "Call me."));
    }

    @ParameterizedTest
    @MethodSource("unanswerable")
    void refusesWhomNobodyCanAnswerThoughTheFormRequiresNothing(Map<String, ?> input) throws SQLException {
        var fields = Stream.of("NAME", "EMAIL", "PHONE", "WEBSITE", "MESSAGE")
                .map(field -> Map.of("field", field))
                .toList();
        var form = api.make("Website", "fields", fields);
        var pairs = input.entrySet().stream()
                .flatMap(entry -> Stream.<Object>of(entry.getKey(), entry.getValue()))
                .toArray();

        assertThat(LeadFormApi.errors(api.send(form.token(), pairs))).containsExactly("REQUIRED input.contact");
        assertThat(LeadFormApi.errors(api.send(api.make("Usual").token(), pairs)))
                .contains("REQUIRED input.contact.email")
                .doesNotContain("REQUIRED input.contact");
        assertThat(leads()).isZero();
        api.send(form.token(), "contact", Map.of("phone", "+971507654321")).succeeded("leadCapture");
    }

    @Test
    void takesNothingWithoutConsentToTheTextAsItIs() throws SQLException {
        var form = api.make("Website", "consentText", "You may call me.");

        assertThat(LeadFormApi.errors(api.send(form.token(), "contact", HUDA)))
                .containsExactly("CONSENT_REQUIRED input.consentVersion");
        api.done("leadFormUpdate", "id", form.id(), "consentText", "You may call and write to me.");
        assertThat(LeadFormApi.errors(api.send(form.token(), "contact", HUDA, "consentVersion", 1)))
                .containsExactly("OUTDATED input.consentVersion");
        assertThat(leads()).isZero();
        api.send(form.token(), "contact", HUDA, "consentVersion", 2).succeeded("leadCapture");
    }

    @Test
    void takesATicketOfThatFormOnly() {
        var other = api.make("Other");
        var form = api.make("Website");

        assertThat(LeadFormApi.errors(api.send(
                        form.token(),
                        "contact",
                        HUDA,
                        "ticket",
                        api.shown(other.token()).path("ticket").asString())))
                .containsExactly("OUTDATED input.ticket");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update tenancy.tenant set status = 'SUSPENDED' where id = ?",
                "update entitlements.claim set access = 'BLOCKED' where tenant_id = ?",
                "update entitlements.claim set access = 'READ_ONLY' where tenant_id = ?",
                "update entitlements.claim set disabled = '{MODULE_LEADS}' where tenant_id = ?",
                "update leads.form set archived_at = now() where tenant_id = ?"
            })
    void answersAFormThatTakesNothingAsATokenOfNothing(String change) throws SQLException {
        var form = api.make("Website", "thanks", "We will call.");
        var ticket = api.shown(form.token()).path("ticket").asString();

        change(change, owner.tenant());

        var closed = api.send(form.token(), "contact", HUDA, "ticket", ticket);
        var last = form.token().charAt(form.token().length() - 1) == 'A' ? "B" : "A";
        var wrong = form.token().substring(0, form.token().length() - 1) + last;
        assertThat(LeadFormApi.errors(closed)).containsExactly("CLOSED input.formToken");
        assertThat(closed.body())
                .isEqualTo(api.send(wrong, "contact", HUDA, "ticket", ticket).body());
        assertThat(closed.body())
                .isEqualTo(
                        api.send("nonsense", "contact", HUDA, "ticket", ticket).body());
        assertThat(api.shown(form.token()).isNull()).isTrue();
        assertThat(leads()).isZero();
    }

    @Test
    void saysNoMoreThanThatItTakesNothingWhereTooManyAreKeptBeyondThePlan() throws SQLException {
        var form = api.make("Website");
        tenants.allow(owner, "LEADS", 0L);
        database.execute(
                "insert into entitlements.counter (tenant_id, limit_key, used) values (?, 'LEADS', 1000)"
                        + " on conflict on constraint counter_key do update set used = 1000",
                owner.tenant());

        var full = api.send(form.token(), "contact", HUDA);

        assertThat(full.body()).isEqualTo(api.send("nonsense", "contact", HUDA).body());
        assertThat(LeadFormApi.errors(full)).containsExactly("CLOSED input.formToken");
        assertThat(leads()).isZero();
    }

    @Test
    void aFormOfAnotherCompanyIsNoLeadOfThisOne() {
        var form = api.make("Website");
        var hex = UUID.randomUUID().toString().replace("-", "");
        var moved = form.token().replaceFirst("form_[0-9a-f]{32}", "form_" + hex);

        assertThat(LeadFormApi.errors(api.send(moved, "contact", HUDA, "ticket", "none")))
                .containsExactly("CLOSED input.formToken");
    }
}
