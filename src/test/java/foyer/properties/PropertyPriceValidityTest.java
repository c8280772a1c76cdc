package foyer.properties;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Prices that hold until a moment (spec/properties.md, rules). */
@FoyerTest
@Tag("graphql")
class PropertyPriceValidityTest {

    private static final Map<String, Object> PRICED = Map.of("price", Map.of("offer", "SALE", "currency", "AED"));

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    GraphQlClient anyone;

    private TestMember owner;
    private PropertyApi api;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("REAL_ESTATE");
        api = new PropertyApi(owner);
    }

    private static Map<String, Object> price(Duration left) {
        return Map.of(
                "amount",
                Map.of("amountMinor", 100_000_000L, "currency", "AED"),
                "validUntil",
                Instant.now().plus(left).toString());
    }

    /** What was to come has come. */
    private void expire(String id) {
        database.execute(
                "update properties.property set sale_valid_until = now() - interval '1 second' where id = ?",
                PropertyId.of(id).value());
    }

    private JsonNode shown(Map<String, Object> filter) {
        var slug = owner.client().post("{ viewer { tenant { slug } } }").text("viewer.tenant.slug");
        return anyone.anonymous()
                .post(
                        "query($slug: String!, $filter: PublicPropertyFilter) { publicProperties(tenantSlug: $slug, filter: $filter)"
                                + " { nodes { title priceOnRequest salePrice { expired amount { amountMinor } } } } }",
                        Map.of("slug", slug, "filter", filter))
                .data("publicProperties.nodes");
    }

    @Test
    void aPriceThatHoldsNoMoreIsToldToMembersAndNotToThePublic() {
        var id = api.published("title", "Villa", "salePrice", price(Duration.ofDays(1)));
        assertThat(shown(PRICED).toString())
                .isEqualTo("[{\"title\":\"Villa\",\"priceOnRequest\":false,\"salePrice\":{\"expired\":false,"
                        + "\"amount\":{\"amountMinor\":100000000}}}]");
        assertThat(api.titlesOf(PRICED)).containsExactly("Villa");
        assertThat(api.titlesOf(Map.of("priceExpired", true))).isEmpty();

        expire(id);

        assertThat(shown(Map.of()).toString())
                .isEqualTo("[{\"title\":\"Villa\",\"priceOnRequest\":true,\"salePrice\":null}]");
        assertThat(shown(PRICED)).isEmpty();
        assertThat(api.titlesOf(PRICED)).isEmpty();
        assertThat(api.titlesOf(Map.of("priceExpired", true))).containsExactly("Villa");
        assertThat(api.titlesOf(Map.of("priceExpired", false))).isEmpty();
        var property = api.property(id);
        assertThat(property.path("status").asString()).isEqualTo("PUBLISHED");
        assertThat(property.path("salePrice").path("expired").asBoolean()).isTrue();
        assertThat(property.path("salePrice").path("amount").path("amountMinor").asLong())
                .isEqualTo(100_000_000L);
        assertThat(property.path("priceHistory")).hasSize(1);

        api.done("propertyUpdate", "id", id, "salePrice", price(Duration.ofDays(30)));
        assertThat(shown(PRICED)).hasSize(1);
        assertThat(api.property(id).path("priceHistory")).hasSize(1);
    }

    @Test
    void nothingIsPublishedAtAPriceThatHoldsNoMore() {
        var id = api.complete("salePrice", price(Duration.ofMinutes(-1)));

        assertThat(api.refused("propertyPublish", "id", id)).containsExactly("MISSING salePrice");
        assertThat(api.property(id).path("checklist").toString()).contains("{\"item\":\"PRICE\",\"done\":false}");
        api.done(
                "propertyUpdate",
                "id",
                id,
                "purpose",
                "RENT",
                "rentPrice",
                Map.of("amount", Map.of("amountMinor", 5), "period", "YEAR"));
        api.done("propertyPublish", "id", id);
        assertThat(api.titlesOf(Map.of("priceExpired", true))).isEmpty();
        assertThat(shown(Map.of()).path(0).path("priceOnRequest").asBoolean()).isFalse();
    }
}
