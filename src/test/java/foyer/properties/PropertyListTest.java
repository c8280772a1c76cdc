package foyer.properties;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.Statements;
import foyer.testing.TestTenants;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Lists of properties: filters, orders and what they cost. */
@FoyerTest
@Tag("graphql")
class PropertyListTest {

    @Autowired
    TestTenants tenants;

    @Autowired
    Statements statements;

    private static Map<String, Object> price(long minor) {
        return Map.of("amount", Map.of("amountMinor", minor, "currency", "AED"));
    }

    @Test
    void findsThoseThatMeetEveryFieldOfTheFilter() {
        var agency = new PropertyApi(tenants.signUp("REAL_ESTATE"));
        agency.create(
                "title",
                "Small",
                "bedrooms",
                1,
                "salePrice",
                price(100),
                "area",
                Map.of("value", 50, "unit", "SQUARE_METERS"));
        agency.create(
                "title",
                "Large",
                "bedrooms",
                4,
                "salePrice",
                price(900),
                "area",
                Map.of("value", 1_000, "unit", "SQUARE_FEET"));
        agency.create("title", "Rented", "purpose", "RENT", "kind", "OFFICE");
        var gone = agency.create("title", "Gone");
        agency.done("propertyArchive", "id", gone);

        assertThat(agency.titles()).containsExactly("Rented", "Large", "Small");
        assertThat(agency.titlesOf(Map.of("statuses", List.of("ARCHIVED")))).containsExactly("Gone");
        assertThat(agency.titlesOf(Map.of("offer", "RENT"))).containsExactly("Rented");
        assertThat(agency.titlesOf(Map.of("kinds", List.of("OFFICE", "LAND")))).containsExactly("Rented");
        assertThat(agency.titlesOf(Map.of("bedroomsMin", 2))).containsExactly("Large");
        assertThat(agency.titlesOf(Map.of("areaMin", Map.of("value", 90, "unit", "SQUARE_METERS"))))
                .containsExactly("Large");
        assertThat(agency.titlesOf(Map.of("price", Map.of("offer", "SALE", "currency", "AED", "maxMinor", 500))))
                .containsExactly("Small");
        assertThat(agency.titlesOf(Map.of("text", "larg"))).containsExactly("Large");
        assertThat(agency.titles("orderBy", "REFERENCE_ASC")).containsExactly("Small", "Large", "Rented");
    }

    @Test
    void costsTheSameForOnePropertyAndForTwenty() {
        var agency = new PropertyApi(tenants.signUp("REAL_ESTATE"));
        var document = "{ properties { nodes { id agent { id } team { id } building { id } media { id file { id } }"
                + " checklist { done } priceHistory { offer actor { id } } timeline { nodes { kind } } } } }";
        agency.complete();
        var one = statements
                .during(() -> agency.member().client().post(document))
                .statements()
                .size();
        for (var i = 0; i < 3; i++) {
            agency.complete();
        }

        var four = statements.during(() -> agency.member().client().post(document));

        four.result().data("properties");
        assertThat(four.statements()).hasSize(one);
    }
}
