package foyer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.crypto.Secret;
import foyer.platform.messages.Messages;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class PasswordRulesTest {

    private static final List<String> LAYLA =
            List.of("layla.haddad@palm-realty.example", "Layla Haddad", "Palm Realty");

    private final PasswordRules rules = new PasswordRules(new Messages("messages"));

    @ParameterizedTest
    @CsvSource({
        "abc,              at least 8",
        "عنقاء,            at least 8",
        "password,         Many people",
        "Password1,        Many people",
        "PASSWORD123,      Many people",
        "qwertyuiop,       Many people",
        "aaaaaaaaaaaa,     Many people",
        "23456789,         Many people",
        "zyxwvutsr,        Many people",
        "laylahaddad,      is made of",
        "Layla-Haddad-1,   is made of",
        "palmrealty2026,   is made of",
        "palm-realty,      is made of",
        "Haddad.1999,      is made of"
    })
    void refusesWhatIsEasyToGuess(String password, String reason) {
        assertThat(rules.refusal(new Secret(password), LAYLA)).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "vq8#Lm2!",
                "نخلة على شاطئ بعيد",
                "palm trees do not grow on the moon",
                "8 characters or more"
            })
    void acceptsWhatIsNot(String password) {
        assertThat(rules.refusal(new Secret(password), LAYLA)).isNull();
    }

    @Test
    void acceptsTwoHundredCharactersAndNoMore() {
        var longest = "قلم ".repeat(50);

        assertThat(rules.refusal(new Secret(longest), LAYLA)).isNull();
        assertThat(rules.refusal(new Secret(longest + "x"), LAYLA)).contains("at most 200");
    }

    @Test
    void writesAnApostropheOnce() {
        assertThat(rules.refusal(new Secret("palm-realty"), LAYLA)).contains("your company's name");
    }

    @Test
    void countsWhatPeopleSeeAsOneCharacterOnce() {
        assertThat(rules.refusal(new Secret("🌴🌴🌵🌴"), LAYLA)).contains("at least 8");
        assertThat(rules.refusal(new Secret("🌴🌵🌲🌳🌴🌾🌿🍀"), LAYLA)).isNull();
    }

    @Test
    void hasNoWordOfAShortNameAgainstAnybody() {
        assertThat(rules.refusal(new Secret("ana likes 1 pear"), List.of("ana@b.example", "Ana", "B")))
                .isNull();
    }
}
