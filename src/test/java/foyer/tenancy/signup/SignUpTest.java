package foyer.tenancy.signup;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.TenantId;
import foyer.tenancy.sessions.Person;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.PasswordChecks;
import foyer.testing.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@FoyerTest
@Tag("graphql")
class SignUpTest {

    @Autowired
    GraphQlClient client;

    @Autowired
    TestDatabase database;

    @Test
    void makesAnAccountAndItsCompanyAndSignsIn() {
        var input = Person.signUpInput();
        var answer = Person.signUp(client, input).succeeded("signUp");

        assertThat(answer.text("signUp.session.user.email")).isEqualTo(input.get("email"));
        assertThat(answer.text("signUp.session.tenant.slug")).startsWith("palm-realty");
        var viewer = client.as(answer.text("signUp.session.accessToken"))
                .post(
                        "{ viewer { user { name } membership { role status } tenant { name timeZone currency locale } } }");
        assertThat(viewer.text("viewer.user.name")).isEqualTo("Layla Haddad");
        assertThat(viewer.text("viewer.membership.role")).isEqualTo("OWNER");
        assertThat(viewer.text("viewer.membership.status")).isEqualTo("ACTIVE");
        assertThat(viewer.text("viewer.tenant.timeZone")).isEqualTo("UTC");
        assertThat(viewer.text("viewer.tenant.currency")).isEqualTo("USD");
    }

    @Test
    void makesAnAccountAloneWhenNoPlaceIsNamed() {
        var input = Person.signUpInput();
        input.remove("tenant");

        var answer = Person.signUp(client, input).succeeded("signUp");

        assertThat(answer.data("signUp.session.tenant").isNull()).isTrue();
        var viewer = client.as(answer.text("signUp.session.accessToken"))
                .post("{ viewer { user { email emailVerifiedAt } tenant { id } tenants { id } } }");
        assertThat(viewer.data("viewer").toString())
                .isEqualTo("{\"user\":{\"email\":\"%s\",\"emailVerifiedAt\":null},\"tenant\":null,\"tenants\":[]}"
                        .formatted(input.get("email")));
        var user =
                foyer.identity.UserId.of(answer.text("signUp.session.user.id")).value();
        assertThat(database.texts("select template from platform.mail where user_id = '%s'".formatted(user)))
                .containsExactly("verify-email");
        assertThat(database.texts(
                        "select action from audit.platform_entry where user_id = '%s' order by action".formatted(user)))
                .containsExactly("session.open", "user.create");
    }

    @Test
    void writesAuditRowsAndEvents() {
        var answer = Person.signUp(client, Person.signUpInput()).succeeded("signUp");
        var tenant = TenantId.of(answer.text("signUp.session.tenant.id")).value();
        var user =
                foyer.identity.UserId.of(answer.text("signUp.session.user.id")).value();

        assertThat(database.texts("select action from audit.entry where tenant_id = '%s'".formatted(tenant)))
                .contains("tenant.create", "membership.create", "session.open");
        assertThat(database.texts("select action from audit.platform_entry where user_id = '%s'".formatted(user)))
                .containsExactly("user.create");
        assertThat(database.texts("select type from platform.event where tenant_id = '%s'".formatted(tenant)))
                .contains("tenant.created", "membership.created");
    }

    @Test
    void keepsNoSecretInTheClear() {
        var input = Person.signUpInput();
        var answer = Person.signUp(client, input).succeeded("signUp");
        var user =
                foyer.identity.UserId.of(answer.text("signUp.session.user.id")).value();

        var secret = database.texts("select secret from identity.credential where user_id = '%s'".formatted(user))
                .getFirst();
        assertThat(secret).startsWith(PasswordChecks.COST);
        assertThat(database.texts("select encode(hash, 'escape') from identity.refresh_token where user_id = '%s'"
                        .formatted(user)))
                .hasSize(1)
                .doesNotContain(answer.text("signUp.session.refreshToken"));
    }

    @Test
    void takesArabicNames() {
        var input = Person.signUpInput("tenant", Map.of("name", "شركة النخيل", "blueprint", "REAL_ESTATE"));
        input.put("name", "ليلى حدّاد");
        input.put("locale", "ar");

        var answer = Person.signUp(client, input).succeeded("signUp");

        assertThat(answer.text("signUp.session.user.name")).isEqualTo("ليلى حدّاد");
        assertThat(answer.text("signUp.session.user.locale")).isEqualTo("ar");
        assertThat(answer.text("signUp.session.tenant.name")).isEqualTo("شركة النخيل");
        assertThat(answer.text("signUp.session.tenant.slug")).startsWith("shrka-alnkhyl");
    }

    @Test
    void takesAnAddressOf320Characters() {
        var email = "l".repeat(64) + "@" + ("d".repeat(60) + ".").repeat(4) + "example.com";

        var answer = Person.signUp(client, Person.signUpInput("email", email));

        assertThat(email).hasSize(320);
        assertThat(answer.succeeded("signUp").text("signUp.session.user.email")).isEqualTo(email);
    }

    @ParameterizedTest
    @CsvSource({
        "o'brien+foyer@example.com",
        "\"!#$%&*-/=?^_`{|}~@example.com\"",
        "UPPER.Case@EXAMPLE.com",
    })
    void takesUnusualAddresses(String email) {
        var answer = Person.signUp(client, Person.signUpInput("email", email.replace("\"", "")));

        assertThat(answer.succeeded("signUp").text("signUp.session.user.email"))
                .isEqualTo(email.replace("\"", "").toLowerCase(java.util.Locale.ROOT));
    }

    @ParameterizedTest
    @CsvSource({
        "name,     ' ',        NAME_INVALID",
        "password, password,   PASSWORD_WEAK",
        "password, short,      PASSWORD_WEAK",
        "password, palmrealty, PASSWORD_WEAK"
    })
    void tellsWhichFieldToMend(String field, String value, String code) {
        var input = Person.signUpInput(field, value);

        var answer = Person.signUp(client, input);

        assertThat(answer.userErrorCodes("signUp")).containsExactly(code);
        assertThat(answer.userErrors("signUp").getFirst().path("path").toString())
                .isEqualTo("[\"input\",\"%s\"]".formatted(field));
        assertThat(answer.data("signUp.session").isNull()).isTrue();
        assertMadeNothing(input);
    }

    @Test
    void tellsAllThatIsWrongAtOnceAndInTheCallersLanguage() {
        var input = Person.signUpInput("name", "x".repeat(201));
        input.put("password", "قصيرة");
        input.put("tenant", Map.of("name", "", "slug", "Not A Slug", "blueprint", "REAL_ESTATE"));

        var answer = Person.signUp(client.with("Accept-Language", "ar"), input);

        assertThat(answer.userErrorCodes("signUp"))
                .containsExactly("NAME_INVALID", "NAME_INVALID", "SLUG_INVALID", "PASSWORD_WEAK");
        assertThat(answer.userErrors("signUp").getLast().path("message").asString())
                .contains("كلمة المرور");
        assertThat(answer.userErrors("signUp").get(1).path("path").toString())
                .isEqualTo("[\"input\",\"tenant\",\"name\"]");
    }

    @Test
    void refusesATakenOrReservedSlug() {
        var tenant = Map.of("name", "One", "slug", "sign-up-test-taken", "blueprint", "BUSINESS_SUITE");
        Person.signUp(client, Person.signUpInput("tenant", tenant)).succeeded("signUp");
        var input = Person.signUpInput("tenant", tenant);

        var taken = Person.signUp(client, input);
        var reserved = Person.signUp(
                client, Person.signUpInput("tenant", Map.of("name", "A", "slug", "admin", "blueprint", "REAL_ESTATE")));

        assertThat(taken.userErrorCodes("signUp")).containsExactly("SLUG_TAKEN");
        assertThat(taken.userErrors("signUp").getFirst().path("path").toString())
                .isEqualTo("[\"input\",\"tenant\",\"slug\"]");
        assertThat(reserved.userErrorCodes("signUp")).containsExactly("SLUG_TAKEN");
        assertMadeNothing(input);
    }

    @Test
    void letsOneOfManyAtOnceHaveAnAddress() throws Exception {
        var input = Person.signUpInput();

        var answers = Person.atOnce(8, () -> Person.signUp(client, input));

        assertThat(answers.stream().filter(answer -> answer.userErrors("signUp").isEmpty()))
                .hasSize(1);
        assertThat(answers.stream().flatMap(answer -> answer.userErrorCodes("signUp").stream()))
                .hasSize(7)
                .containsOnly("EMAIL_TAKEN");
        assertThat(database.texts(
                        "select id::text from tenancy.membership where email = '%s'".formatted(input.get("email"))))
                .hasSize(1);
    }

    @Test
    void givesEachOfManyAtOnceASlugOfItsOwn() throws Exception {
        var answers = Person.atOnce(
                6,
                () -> Person.signUp(
                        client,
                        Person.signUpInput("tenant", Map.of("name", "Same Name", "blueprint", "MEDIA_AGENCY"))));

        assertThat(answers.stream()
                        .map(answer -> answer.succeeded("signUp").text("signUp.session.tenant.slug"))
                        .distinct())
                .hasSize(6)
                .allMatch(slug -> slug.startsWith("same-name"));
    }

    private void assertMadeNothing(Map<String, Object> input) {
        assertThat(database.texts(
                        "select id::text from identity.user_account where email = '%s'".formatted(input.get("email"))))
                .isEmpty();
        assertThat(database.texts(
                        "select id::text from tenancy.membership where email = '%s'".formatted(input.get("email"))))
                .isEmpty();
    }
}
