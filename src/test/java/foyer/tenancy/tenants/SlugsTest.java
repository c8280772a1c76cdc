package foyer.tenancy.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class SlugsTest {

    @ParameterizedTest
    @CsvSource({
        "Northwind Leads,       northwind-leads",
        "'  Süd & Söhne GmbH ', sud-sohne-gmbh",
        "Ærø Straße,            aero-strasse",
        "شركة النخيل,            shrka-alnkhyl",
        "ACME—2026,             acme-2026"
    })
    void tellsTheName(String name, String slug) {
        assertThat(Slugs.of(name)).isEqualTo(slug);
    }

    @ParameterizedTest
    @ValueSource(strings = {"東京不動産", "!", "X", "", "Admin", "🌴🌴", "-", "www"})
    void makesOneUpWhereTheNameTellsNothingOrTooMuch(String name) {
        var slug = Slugs.of(name);

        assertThat(Slugs.isValid(slug)).as(slug).isTrue();
        assertThat(Slugs.isReserved(slug)).isFalse();
        assertThat(Slugs.of(name)).isNotEqualTo(slug);
    }

    @Test
    void staysWithinTheForm() {
        var name = "palm & ".repeat(40);

        assertThat(Slugs.isValid(Slugs.of(name))).isTrue();
        assertThat(Slugs.isValid(Slugs.another(Slugs.of(name)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "-ab", "ab-", "a--b", "Ab", "a_b", "ä1", "a b"})
    void refusesWhatIsNotOfTheForm(String slug) {
        assertThat(Slugs.isValid(slug)).isFalse();
        assertThat(Slugs.isValid("a".repeat(64))).isFalse();
    }
}
