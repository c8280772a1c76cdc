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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The filter's text: words that begin words, whatever their case, accents and Arabic letter forms, of leads and of their
 * notes; phones in any way of writing; and one slip a word where nothing is found otherwise.
 */
@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class LeadSearchTest {

    private final TestTenants tenants;
    private final LeadApi api;
    private final LeadApi other;

    @Autowired
    LeadSearchTest(TestTenants tenants) {
        this.tenants = tenants;
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
            var villa = tenant.create("Villa", "contact", input("name", "Sami Nasser", "phone", "+971501234567"));
            tenant.done("leadNoteAdd", "id", villa, "body", "Wants a bungalow; the Château is too far. حديقة كبيرة");
            var old = tenant.create("Windmill", "contact", input("name", "Gertrude"));
            tenant.done("leadNoteAdd", "id", old, "body", "Asked for a lighthouse.");
            tenant.done("leadArchive", "ids", List.of(old));
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
        // A phone as people write it: with zeros, spaces and brackets, without its country's code, its end.
        "0445550111, Café Zürich",
        "044 555 01 11, Café Zürich",
        "(0)44-555.01.11, Café Zürich",
        "00 41 44 555 01 11, Café Zürich",
        "0111, Café Zürich",
        "050123, Villa",
        "٠٥٠ ١٢٣ ٤٥٦٧, Villa",
        "elodie 044 555, Café Zürich",
        "050 555, ",
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

    @ParameterizedTest
    @CsvSource({
        // One letter too many, missing and wrong, and two that changed places.
        "zurrich, Café Zürich",
        "zurch, Café Zürich",
        "zirich, Café Zürich",
        "zuirch, Café Zürich",
        "elodei favre, Café Zürich",
        "favre elodei, Café Zürich",
        "elodei fvare, Café Zürich",
        "cafezurch, Café Zürich",
        "exmaple elodie, Café Zürich",
        // While it is being typed.
        "elodoe.f, Café Zürich",
        "cafezirr, ",
        "cafezir, Café Zürich",
        "المنصروي, متجر إلكتروني لعطور الوَاحة",
        "المنصو, متجر إلكتروني لعطور الوَاحة",
        "الكترني, متجر إلكتروني لعطور الوَاحة",
        "bungalwo, Villa",
        "chateu, Villa",
        // Two slips in one word, a slip in a short word, and one in a number.
        "zruihc, ",
        "caef, Café Zürich",
        "cae, ",
        "viila, Villa",
        "4154, ",
        "+41445550112, "
    })
    void forgivesASlipInEachWordWhereNothingIsFoundOtherwise(String text, @Nullable String expected) {
        assertThat(api.titlesOf(Map.of("text", text))).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "bungalow, false, Villa",
        "CHATEAU bung, false, Villa",
        "حديقه, false, Villa",
        "sami villa, false, Villa",
        // All words in the lead, or all in one note.
        "sami bungalow, false, ",
        "lighthouse, false, ",
        "lighthouse, true, Windmill",
        "lighthuose, true, Windmill",
        "gertrude, false, ",
        "gertrude, true, Windmill",
        "bungalow, true, "
    })
    void findsWordsOfNotesAmongTheLeadsThatAreMeant(String text, boolean archived, @Nullable String expected) {
        assertThat(api.titlesOf(Map.of("text", text, "archived", archived)))
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    /** What is found as it was typed keeps what is only close out. */
    @Test
    void prefersWhatIsWrittenSo() {
        var third = new LeadApi(tenants.signUp("LEAD_GENERATION"));
        third.create("Marina tower");
        third.create("Martina");

        assertThat(third.titlesOf(Map.of("text", "marina"))).containsExactly("Marina tower");
        assertThat(third.titlesOf(Map.of("text", "marrtina"))).containsExactly("Martina");
        assertThat(third.titlesOf(Map.of("text", "matina"))).containsExactlyInAnyOrder("Martina", "Marina tower");
    }
}
