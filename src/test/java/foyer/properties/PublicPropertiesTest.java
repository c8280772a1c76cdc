package foyer.properties;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.properties.geo.GeoCircle;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What anybody sees of a company's properties (spec/properties.md, rules). */
@FoyerTest
@Tag("graphql")
class PublicPropertiesTest {

    private static final String ALL = """
            query($slug: String!, $filter: PublicPropertyFilter, $orderBy: PublicPropertyOrder! = PUBLISHED_AT_DESC) {
              publicProperties(tenantSlug: $slug, filter: $filter, orderBy: $orderBy) {
                totalCount
                nodes { reference title locationIsExact location { lat lng } address { city district street unitNumber }
                        media { kind cover url } salePrice { amount { amountMinor } } }
              }
            }""";
    private static final String ONE =
            "query($slug: String!, $ref: String!) { publicProperty(tenantSlug: $slug, ref: $ref) { title location { lat lng } } }";

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    GraphQlClient anyone;

    private TestMember owner;
    private PropertyApi api;
    private String slug;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("REAL_ESTATE");
        api = new PropertyApi(owner);
        slug = owner.client().post("{ viewer { tenant { slug } } }").text("viewer.tenant.slug");
    }

    private GraphQlAnswer all(Object... variables) {
        var given = PropertyApi.input(variables);
        given.put("slug", slug);
        return anyone.anonymous().post(ALL, given);
    }

    private List<String> titles(Object... variables) {
        return all(variables)
                .data("publicProperties.nodes")
                .valueStream()
                .map(node -> node.path("title").asString())
                .toList();
    }

    private JsonNode one(String id) {
        var reference = api.property(id).path("reference").asString();
        return anyone.anonymous()
                .post(ONE, Map.of("slug", slug, "ref", reference))
                .data("publicProperty");
    }

    @Test
    void showsWhatIsPublishedAndNothingElse() {
        var draft = api.complete("title", "Draft");
        var published = api.published("title", "Published");
        var sold = api.published("title", "Sold");
        api.done("propertyMarkSold", "id", sold);

        assertThat(titles()).containsExactly("Published");
        assertThat(one(published).path("title").asString()).isEqualTo("Published");
        assertThat(one(draft).isNull()).isTrue();
        assertThat(one(sold).isNull()).isTrue();
        assertThat(all().data("publicProperties.totalCount").asInt()).isEqualTo(1);
    }

    @Test
    void saysNothingOfWhoseItIsAndOfWhoLooksAfterIt() {
        var fields = anyone.anonymous()
                .post("{ __type(name: \"PublicProperty\") { fields { name } } }")
                .data("__type.fields")
                .toString();

        assertThat(fields).doesNotContain("owner", "agent", "team", "\"id\"", "timeline", "building", "priceHistory");
    }

    @Test
    void linksPicturesThatAnybodyGets() throws IOException, InterruptedException {
        api.published();

        var medium = all().data("publicProperties.nodes.0.media.0");
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(medium.path("url").asString()))
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
        }
        assertThat(medium.path("cover").asBoolean()).isTrue();
    }

    @Test
    void hidesAnAddressBehindAPlaceNearbyThatStaysTheSame() {
        var address = Map.of("city", "Dubai", "district", "Marina", "street", "Secret street 5", "unitNumber", "77");
        var id = api.published("addressHidden", true, "address", address);

        var shown = all().data("publicProperties.nodes.0");
        assertThat(shown.path("address").toString())
                .isEqualTo("{\"city\":\"Dubai\",\"district\":\"Marina\",\"street\":null,\"unitNumber\":null}");
        assertThat(shown.path("locationIsExact").asBoolean()).isFalse();
        var lat = shown.path("location").path("lat").asDouble();
        var lng = shown.path("location").path("lng").asDouble();
        assertThat(meters(lat, lng, 25.2048, 55.2708)).isBetween(200.0, 550.0);

        api.done("propertyUpdate", "id", id, "title", "Another title");
        assertThat(one(id).path("location")).isEqualTo(shown.path("location"));
        assertThat(api.property(id).path("location").path("lat").asDouble()).isEqualTo(25.2048);
    }

    private static double meters(double lat, double lng, double otherLat, double otherLng) {
        var north = Math.toRadians(lat - otherLat);
        var east = Math.toRadians(lng - otherLng) * Math.cos(Math.toRadians(lat));
        return GeoCircle.EARTH_METERS * Math.hypot(north, east);
    }

    /** Otherwise whoever asks for small circles finds out where it is. */
    @Test
    void findsAHiddenOneWhereItIsShownAndNotWhereItIs() {
        api.published("addressHidden", true);
        var shown = all().data("publicProperties.nodes.0.location");

        assertThat(titles("filter", near(25.2048, 55.2708, 150))).isEmpty();
        assertThat(titles(
                        "filter",
                        near(shown.path("lat").asDouble(), shown.path("lng").asDouble(), 1)))
                .hasSize(1);
    }

    @Test
    void listsTheNearestFirst() {
        api.published("title", "Far", "location", Map.of("lat", 25.21, "lng", 55.27));
        api.published("title", "Near", "location", Map.of("lat", 25.2049, "lng", 55.2708));

        assertThat(titles("filter", near(25.2048, 55.2708, 5_000), "orderBy", "DISTANCE_ASC"))
                .containsExactly("Near", "Far");
    }

    private static Map<String, Object> near(double lat, double lng, int meters) {
        return Map.of("near", Map.of("lat", lat, "lng", lng, "radiusMeters", meters));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update tenancy.tenant set status = 'SUSPENDED' where id = ?",
                "update entitlements.claim set access = 'BLOCKED' where tenant_id = ?",
                "update entitlements.claim set disabled = '{MODULE_PROPERTIES}' where tenant_id = ?"
            })
    void answersACompanyThatDoesNotShowPropertiesAsOneThatThereIsNot(String change) throws SQLException {
        var id = api.published();
        assertThat(one(id).isNull()).isFalse();
        var reference = api.property(id).path("reference").asString();

        change(change, owner.tenant());

        assertThat(all().data("publicProperties").isNull()).isTrue();
        assertThat(anyone.anonymous()
                        .post(ONE, Map.of("slug", slug, "ref", reference))
                        .data("publicProperty")
                        .isNull())
                .isTrue();
        assertThat(anyone.anonymous()
                        .post(ALL, Map.of("slug", "no-such-company"))
                        .data("publicProperties")
                        .isNull())
                .isTrue();
    }

    private void change(String sql, UUID tenant) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, tenant);
            statement.execute();
        }
    }

    @Test
    void showsTheSameToWhoeverIsSignedInElsewhere() {
        api.published("title", "Published");
        var stranger = tenants.signUp("LEAD_GENERATION");

        assertThat(stranger.client()
                        .post(ALL, Map.of("slug", slug))
                        .data("publicProperties.nodes.0.title")
                        .asString())
                .isEqualTo("Published");
    }
}
