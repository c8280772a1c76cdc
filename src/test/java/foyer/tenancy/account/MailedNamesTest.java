package foyer.tenancy.account;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** How a mail calls whom it is to. */
@FoyerTest
@Tag("graphql")
class MailedNamesTest {

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @ParameterizedTest
    @CsvSource({"Nadia Saleh, true", "Win at prize.example/now, false"})
    void passesOnNothingThatIsNoName(String name, boolean passed) {
        var owner = tenants.signUp("LEAD_GENERATION");
        AccountApi.call(owner.client(), "profileUpdate", "", Map.of("name", name))
                .succeeded("profileUpdate");

        AccountApi.changePassword(owner.client(), TestTenants.PASSWORD, AccountApi.OTHER_PASSWORD)
                .succeeded("passwordChange");

        var mail = AccountApi.texts(
                        database,
                        "select id::text from platform.mail where recipient = ? and template = 'password-changed'",
                        owner.email())
                .getFirst();
        var page = owner.client().anonymous().send("/dev/mail/" + mail, request -> request.GET());
        assertThat(page.body()).contains("To: ");
        assertThat(page.body().contains(name)).isEqualTo(passed);
    }
}
