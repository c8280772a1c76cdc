package foyer.leads;

import static foyer.leads.LeadApi.input;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The filter's text: words that begin words, whatever their case, accents and Arabic letter forms. */
@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class LeadSearchTest {

    private final LeadApi api;
    private final LeadApi other;

    @Autowired
    LeadSearchTest(TestTenants tenants) {
        this.api = new LeadApi(tenants.signUp("LEAD_GENERATION"));
        this.other = new LeadApi(tenants.signUp("LEAD_GENERATION"));
    }

    @BeforeAll
    void arrange() {
        for (var tenant : new LeadApi[] {api, other}) {
            tenant.create(
                    "Café Zürich",
                    "contact",
                    input(
                            "name",
                            "Élodie Favre",
                            "company",
                            "Œuvre & Söhne",
                            "email",
                            "elodie.favre@cafezurich.example",
                            "phone",
                            "+41445550111"));
            tenant.create(
                    "متجر إلكتروني لعطور الوَاحة", "contact", input("name", "أحمد المنصوري", "company", "شركة النور"));
            tenant.create("100% off_sale", "contact", input("name", "O'Brien"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cafe, Café Zürich",
        "CAFÉ zurich, Café Zürich",
        "zür, Café Zürich",
        "elod, Café Zürich",
        "ÉLODIE, Café Zürich",
        "oeuvre sohne, Café Zürich",
        "favre caf, Café Zürich",
        "elodie.favre@cafezurich, Café Zürich",
        "+41445550111, Café Zürich",
        "4144, Café Zürich",
        "afe, ",
        "cafe berlin, ",
        // Alif with and without hamza, ta marbuta and ha, alif maqsura and ya, vowel marks and tatweel.
        "احمد, متجر إلكتروني لعطور الوَاحة",
        "أَحْمَد, متجر إلكتروني لعطور الوَاحة",
        "الواحه, متجر إلكتروني لعطور الوَاحة",
        "الكتروني, متجر إلكتروني لعطور الوَاحة",
        "شـركه النور, متجر إلكتروني لعطور الوَاحة",
        "المنصورى, متجر إلكتروني لعطور الوَاحة",
        "100%, 100% off_sale",
        "off_sale, 100% off_sale",
        "off%sale, 100% off_sale",
        "o'b, 100% off_sale",
        "%, "
    })
    void findsWordsByTheirBeginnings(String text, @Nullable String expected) {
        var titles = api.titlesOf(Map.of("text", text));

        assertThat(titles).isEqualTo(expected == null ? List.of() : List.of(expected));
    }
}
