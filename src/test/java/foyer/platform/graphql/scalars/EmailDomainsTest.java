package foyer.platform.graphql.scalars;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which domains may be listed, and which addresses are of them. */
@Tag("unit")
class EmailDomainsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "palm.example",
                " Palm.EXAMPLE ",
                "m\u00fcnchen.example",
                "mu\u0308nchen.example",
                "\u0645\u062b\u0627\u0644.\u0625\u062e\u062a\u0628\u0627\u0631",
                "a-b.example"
            })
    void listsWhatAnAddressMayHave(String domain) {
        var listed = EmailDomains.normal(List.of(domain));

        assertThat(listed).allMatch(EmailDomains::isValid);
        assertThat(EmailDomains.admit(listed, "sami@" + domain.strip())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example",
                "@example.com",
                "-a.example",
                "a-.example",
                "a b.example",
                "example..com",
                "*.example.com"
            })
    void listsNothingElse(String domain) {
        assertThat(EmailDomains.normal(List.of(domain))).noneMatch(EmailDomains::isValid);
    }

    @ParameterizedTest
    @CsvSource({
        "sami@palm.example, true",
        "sami@Palm.Example, true",
        "'\"a@other.example\"@palm.example', true",
        "'\"a@palm.example\"@other.example', false",
        "sami@sub.palm.example, false",
        "sami@evil-palm.example, false"
    })
    void admitsAddressesOfTheDomainAlone(String address, boolean admitted) {
        assertThat(EmailDomains.admit(List.of("palm.example"), address)).isEqualTo(admitted);
    }

    @Test
    void keepsEachOnceAndAdmitsAnybodyWithoutAny() {
        assertThat(EmailDomains.normal(List.of("Palm.Example", " palm.example")))
                .containsExactly("palm.example");
        assertThat(EmailDomains.admit(List.of(), "sami@other.example")).isTrue();
    }
}
