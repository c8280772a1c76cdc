package foyer.properties.searches;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.properties.PropertyApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A price that is kept of a property but not on offer is nobody's to find or to be told (spec/properties.md, rules). */
@FoyerTest
@Tag("graphql")
class OfferedPricesTest {

    private static final Map<String, Object> LET_FOR_AT_MOST =
            Map.of("price", Map.of("offer", "RENT", "currency", "AED", "minMinor", 100_000, "maxMinor", 1_000_000));

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

    private static Map<String, Object> rent(long minor) {
        return Map.of("amount", Map.of("amountMinor", minor, "currency", "AED"), "period", "MONTH");
    }

    private static Map<String, Object> sale(long minor) {
        return Map.of("amount", Map.of("amountMinor", minor, "currency", "AED"));
    }

    private int found(String property) {
        var slug = owner.client().post("{ viewer { tenant { slug } } }").text("viewer.tenant.slug");
        var variables = Map.of("slug", slug, "filter", LET_FOR_AT_MOST);
        var publicly = owner.client()
                .anonymous()
                .post(
                        "query($slug: String!, $filter: PublicPropertyFilter) {"
                                + " publicProperties(tenantSlug: $slug, filter: $filter) { totalCount } }",
                        variables)
                .data("publicProperties.totalCount")
                .asInt();
        var within = owner.client()
                .post(
                        "query($filter: PropertyFilter) { properties(filter: $filter) { totalCount } }",
                        Map.of("filter", LET_FOR_AT_MOST))
                .data("properties.totalCount")
                .asInt();
        assertThat(within).as(property).isEqualTo(publicly);
        return publicly;
    }

    @Test
    void isFoundOnlyWhileItIsOnOffer() {
        var id = properties.published("purpose", "BOTH", "rentPrice", rent(777_700));
        assertThat(found(id)).isOne();

        properties.done("propertyUpdate", "id", id, "purpose", "SALE");
        assertThat(found(id)).isZero();

        properties.done("propertyUpdate", "id", id, "purpose", "RENT");
        assertThat(found(id)).isOne();
    }

    @Test
    void isNeitherInMailsNorAnOccasionForOne() {
        searches.create(Map.of(), "INSTANT", null);
        var id = properties.published("rentPrice", rent(777_700), "salePrice", sale(123_400));
        searches.told(database, 1);
        assertThat(searches.mail(database, owner.email())).contains("1,234").doesNotContain("7,777");

        properties.done("propertyUpdate", "id", id, "rentPrice", rent(700_000));
        properties.done("propertyUpdate", "id", id, "rentPrice", rent(600_000), "purpose", "BOTH");
        properties.done("propertyUpdate", "id", id, "rentPrice", rent(500_000));

        assertThat(searches.reasons(database, 2)).containsExactly("PUBLISHED", "PRICE_DROP");
        searches.told(database, 2);
        assertThat(searches.mail(database, owner.email())).contains("1,234", "5,000");
        assertThat(database.texts(
                        "select occasion from properties.search_match where tenant_id = ? and reason = 'PRICE_DROP'",
                        owner.tenant()))
                .containsExactly("RENT 500000 AED MONTH");
    }
}
