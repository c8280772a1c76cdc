package foyer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.crypto.Secret;
import foyer.platform.messages.Messages;
import foyer.platform.time.CpuPool;
import foyer.platform.time.CpuSettings;
import java.time.Duration;
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

    private final PasswordRules rules = rules(new PasswordSettings(8, 8, 2));

    private static PasswordRules rules(PasswordSettings settings) {
        var cpu = new CpuPool(new CpuSettings(1, 16, Duration.ofSeconds(2)));
        return new PasswordRules(new Messages("messages"), settings, new PasswordStrength(cpu, settings));
    }

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
        "Haddad.1999,      is made of",
        "crocodile!,       a common word",
        "harbour77,        a common word",
        "wertyuiop[,       keys",
        "kokokokokoko,     repeats",
        "12.03.1987,       a date"
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
        var longest = "نخلة على شاطئ بعيد " + "قلم ".repeat(45) + "x";

        assertThat(rules.refusal(new Secret(longest), LAYLA)).isNull();
        assertThat(rules.refusal(new Secret(longest + "x"), LAYLA)).contains("at most 200");
    }

    @ParameterizedTest
    @CsvSource({
        "8, 8, 0, false, vq8#Lm2!, true",
        "8, 15, 0, false, vq8#Lm2!, false",
        "8, 15, 0, true, vq8#Lm2!, true",
        "8, 8, 12, true, vq8#Lm2!, false",
        "12, 8, 0, false, vq8#Lm2!, false",
        "8, 15, 12, false, correct horse battery staple, true"
    })
    void asksForWhateverIsTheStrictest(
            int least, int alone, int asked, boolean secondFactor, String password, boolean accepted) {
        var strict = rules(new PasswordSettings(least, alone, 2));

        var refusal = strict.refusal(new Secret(password), LAYLA, new PasswordRules.Demands(asked, secondFactor));

        assertThat(refusal == null).as(refusal).isEqualTo(accepted);
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
