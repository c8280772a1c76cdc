package foyer.properties.searches;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.properties.PropertyApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A published property that meets a search only since it was changed is told of, once (spec/properties.md, rules). */
@FoyerTest
@Tag("graphql")
class SearchedChangesTest {

    private static final Map<String, Object> ABU_DHABI = Map.of("lat", 24.4539, "lng", 54.3773);

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private TestMember owner;
    private PropertyApi properties;
    private SavedSearchApi searches;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("REAL_ESTATE");
        properties = new PropertyApi(owner);
        searches = new SavedSearchApi(owner);
    }

    /** The last of the changes has been looked at once the mail to this search's recipient is there. */
    private void last(String property) {
        var recipient = Map.of("name", "Last", "email", "last@harbour.example", "consent", "Yes");
        searches.create(Map.of("text", "finally"), "INSTANT", recipient);
        properties.done("propertyUpdate", "id", property, "title", "Finally");
    }

    @Test
    void isToldOnceItMeetsTheSearch() {
        searches.create(Map.of("bedroomsMin", 3), "INSTANT", null);
        searches.create(Map.of("near", Map.of("lat", 24.4539, "lng", 54.3773, "radiusMeters", 1_000)), "INSTANT", null);
        var id = properties.published();

        properties.done("propertyUpdate", "id", id, "bedrooms", 3);
        assertThat(searches.told(database, 1)).hasSize(1);
        properties.done("propertyUpdate", "id", id, "location", ABU_DHABI);
        assertThat(searches.told(database, 2)).hasSize(2);
        properties.done("propertyUpdate", "id", id, "bedrooms", 2);
        properties.done("propertyUpdate", "id", id, "bedrooms", 4);
        last(id);

        assertThat(searches.told(database, 3)).containsExactly(owner.email(), owner.email(), "last@harbour.example");
        assertThat(searches.reasons(database, 3)).containsOnly("PUBLISHED");
    }

    @Test
    void isNotToldAgainOrForWhatTheSearchDoesNotLookAt() {
        searches.create(Map.of("bedroomsMin", 1), "INSTANT", null);
        var id = properties.published("bedrooms", 1);
        searches.told(database, 1);
        properties.done(
                "propertyUpdate",
                "id",
                id,
                "salePrice",
                Map.of("amount", Map.of("amountMinor", 90_000_000, "currency", "AED")));
        searches.told(database, 2);
        // Made later: it has met this one all along.
        searches.create(Map.of("kinds", List.of("APARTMENT")), "INSTANT", null);

        properties.done("propertyUpdate", "id", id, "bedrooms", 2);
        properties.done("propertyUpdate", "id", id, "yearBuilt", 2_001);
        last(id);

        assertThat(searches.told(database, 3)).containsExactly(owner.email(), owner.email(), "last@harbour.example");
    }

    private void price(String id, long minor) {
        properties.done(
                "propertyUpdate",
                "id",
                id,
                "salePrice",
                Map.of("amount", Map.of("amountMinor", minor, "currency", "AED")));
    }

    @Test
    void tellsWhoKnowsItOfALowerPriceOnceItIsPublishedAgain() {
        searches.create(Map.of(), "INSTANT", null);
        var id = properties.complete();
        price(id, 99_000_000L);
        properties.done("propertyPublish", "id", id);
        searches.told(database, 1);
        assertThat(database.number(
                        "select count(*) from platform.event where tenant_id = ? and payload -> 'lowered' is not null",
                        owner.tenant()))
                .isZero();

        properties.done("propertyUnpublish", "id", id);
        price(id, 90_000_000L);
        searches.create(Map.of(), "INSTANT", Map.of("email", "amina@harbour.example", "consent", "On the telephone"));
        properties.done("propertyPublish", "id", id);

        assertThat(searches.told(database, 3))
                .containsExactlyInAnyOrder(owner.email(), owner.email(), "amina@harbour.example");
        assertThat(searches.mail(database, owner.email()))
                .contains("Lower price")
                .doesNotContain("New: ");
        assertThat(searches.mail(database, "amina@harbour.example")).doesNotContain("Lower price");

        properties.done("propertyUnpublish", "id", id);
        price(id, 95_000_000L);
        properties.done("propertyPublish", "id", id);
        properties.done("propertyUnpublish", "id", id);
        price(id, 80_000_000L);
        properties.done("propertyPublish", "id", id);

        assertThat(searches.told(database, 5)).hasSize(5);
        assertThat(searches.reasons(database, 5))
                .containsExactlyInAnyOrder("PUBLISHED", "PUBLISHED", "PRICE_DROP", "PRICE_DROP", "PRICE_DROP");
    }
}
