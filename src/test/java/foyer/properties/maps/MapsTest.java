package foyer.properties.maps;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.properties.PropertyApi;
import foyer.properties.geo.GeoPoint;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.Statements;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants.TestMember;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

/** Pictures of maps by links, from a server that speaks the vendor's protocol (spec/properties.md, rules). */
@ContextConfiguration(initializers = MapboxServer.Given.class)
@Tag("graphql")
class MapsTest extends OnMapbox {

    private static final String MAP = "query($id: ID!) { property(id: $id) { mapUrl location { lat lng } } }";

    @Autowired
    GraphQlClient anyone;

    @Autowired
    MapTokens tokens;

    @Autowired
    Statements statements;

    @Autowired
    TestDatabase database;

    private TestMember owner;
    private PropertyApi api;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("REAL_ESTATE");
        api = new PropertyApi(owner);
    }

    private String url(String property) {
        return owner.client().post(MAP, Map.of("id", property)).text("property.mapUrl");
    }

    private String pinned(double lat, double lng) {
        return url(api.create("location", Map.of("lat", lat, "lng", lng)));
    }

    @Test
    void drawsAMapOnceForAllWhoLookAtIt() throws Exception {
        var url = pinned(25.1001, 55.2001);

        var first = get(url);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).isEqualTo(MapboxServer.PNG);
        assertThat(header(first, "Content-Type")).isEqualTo("image/png");
        assertThat(header(first, "Cache-Control")).contains("private", "no-transform", "max-age=");
        assertThat(header(first, "Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(first.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("sandbox");
        assertThat(mapbox.asked("25.100100"))
                .containsExactly("/styles/v1/mapbox/streets-v12/static/pin-s+c0392b(55.200100,25.100100)/"
                        + "55.200100,25.100100,15/600x400?access_token=pk.hidden");
        assertThat(new String(first.body(), StandardCharsets.ISO_8859_1) + first.headers() + url)
                .doesNotContain("hidden");
        assertThat(get(url).body()).isEqualTo(first.body());
        assertThat(get(url, "If-None-Match", header(first, "ETag")).statusCode())
                .isEqualTo(304);
        assertThat(mapbox.asked("25.100100")).hasSize(1);
    }

    @Test
    void drawsAMapForEachTenant() throws Exception {
        get(pinned(25.1002, 55.2));
        owner = tenants.signUp("REAL_ESTATE");
        api = new PropertyApi(owner);

        get(pinned(25.1002, 55.2));

        assertThat(mapbox.asked("25.100200")).hasSize(2);
    }

    @Test
    void showsThePublicNoMoreThanItMayKnow() throws Exception {
        var hidden = api.published("addressHidden", true, "location", Map.of("lat", 25.1003, "lng", 55.2003));
        var shown = api.published("location", Map.of("lat", 25.1004, "lng", 55.2004));

        var answer = publicly(hidden);
        var location = answer.data("publicProperty.location");
        get(answer.text("publicProperty.mapUrl"));
        get(publicly(shown).text("publicProperty.mapUrl"));

        assertThat(mapbox.asked("25.100300")).isEmpty();
        assertThat(mapbox.asked("/"
                        + "%.6f,%.6f,12/300x200?"
                                .formatted(
                                        location.path("lng").asDouble(),
                                        location.path("lat").asDouble())))
                .singleElement()
                .asString()
                .doesNotContain("pin");
        assertThat(mapbox.asked("25.100400")).singleElement().asString().contains("pin-s");
        assertThat(get(url(hidden)).statusCode()).isEqualTo(200);
        assertThat(mapbox.asked("pin-s+c0392b(55.200300,25.100300)")).hasSize(1);
    }

    private GraphQlAnswer publicly(String property) {
        var reference = owner.client()
                .post("query($id: ID!) { property(id: $id) { reference } }", Map.of("id", property))
                .text("property.reference");
        var slug = owner.client().post("{ viewer { tenant { slug } } }").text("viewer.tenant.slug");
        return anyone.anonymous()
                .post(
                        "query($slug: String!, $ref: String!) { publicProperty(tenantSlug: $slug, ref: $ref)"
                                + " { location { lat lng } mapUrl(width: 300, height: 200, zoom: 12) } }",
                        Map.of("slug", slug, "ref", reference));
    }

    @Test
    void refusesEveryWrongLinkAlike() throws Exception {
        var url = pinned(25.1005, 55.2);
        var base = url.substring(0, url.lastIndexOf('/') + 1);
        var view = new MapView(new GeoPoint(25_100_500, 55_200_000), 600, 400, 15, true);
        var soon = Instant.now().plusSeconds(60);
        var past = Instant.now().minusSeconds(1);
        var good = tokens.write(new MapToken(owner.tenant(), view, soon));
        var wrong = new String[] {
            base + "nonsense",
            base + good.substring(0, good.length() - 2) + "AA",
            base + tokens.write(new MapToken(owner.tenant(), view, past)),
            base
                    + good.replace(
                            owner.tenant().toString().replace("-", ""),
                            UUID.randomUUID().toString().replace("-", "")),
            base + good.replace("foyer_map_", "foyer_file_")
        };

        for (var link : wrong) {
            var answer = get(link);
            assertThat(answer.statusCode()).as(link).isEqualTo(404);
            assertThat(answer.body()).as(link).isEqualTo(get(wrong[0]).body());
        }
        assertThat(mapbox.asked("25.100500")).isEmpty();
        assertThat(get(base + good).statusCode()).isEqualTo(200);
    }

    @Test
    void saysThatItIsNotDrawnNowAndKeepsNothingOfThat() throws Exception {
        var url = pinned(25.1006, 55.2);
        var failures = new MapboxServer.Answer[] {
            _ -> MapboxServer.failure(401),
            _ -> MapboxServer.failure(503),
            _ -> MapboxServer.place("no picture", 1),
            _ -> MapboxServer.picture(new byte[0]),
            _ -> MapboxServer.picture(new byte[2_000_000])
        };
        for (var failure : failures) {
            mapbox.answers(failure);
            var answer = get(url);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(header(answer, "Retry-After")).isEqualTo("30");
            assertThat(header(answer, "Cache-Control")).contains("no-store");
        }
        mapbox.answersAsUsual();
        var bucket = "maps.tenant|" + owner.tenant();
        database.execute("update platform.rate_limit set tokens = -1000 where key = ?", bucket);
        assertThat(get(url).statusCode()).isEqualTo(503);
        database.execute("delete from platform.rate_limit where key = ?", bucket);
        assertThat(get(url).statusCode()).isEqualTo(200);
    }

    @Test
    void keepsPicturesForAWhileAndNoneOfTooMany() throws Exception {
        var url = pinned(25.1008, 55.2);
        get(url);
        database.execute(
                "insert into properties.map_picture (tenant_id, question, content_type, bytes, expires_at)"
                        + " select ?, sha256(n::text::bytea), 'image/png', 'x', now() + interval '1 hour'"
                        + " from generate_series(1, ?) n",
                owner.tenant(),
                MapPictureQueries.MOST + 10);
        database.execute(
                "update properties.map_picture set expires_at = now() - interval '1 second'"
                        + " where tenant_id = ? and bytes = ?",
                owner.tenant(),
                MapboxServer.PNG);

        get(url);

        assertThat(mapbox.asked("25.100800")).hasSize(2);
        assertThat(database.number("select count(*) from properties.map_picture where tenant_id = ?", owner.tenant()))
                .isEqualTo(MapPictureQueries.MOST);
        get(url);
        assertThat(mapbox.asked("25.100800")).hasSize(2);
    }

    @Test
    void hasNoMapOfWhatIsNowhereAndNoneOfAnySize() {
        var nowhere = api.create();
        var pole = api.create("location", Map.of("lat", 89.9, "lng", 0));

        assertThat(owner.client()
                        .post(MAP, Map.of("id", nowhere))
                        .data("property.mapUrl")
                        .isNull())
                .isTrue();
        assertThat(owner.client()
                        .post(MAP, Map.of("id", pole))
                        .data("property.mapUrl")
                        .isNull())
                .isTrue();
        var here = api.create("location", Map.of("lat", 25.1, "lng", 55.2));
        for (var wrong : new String[] {"width: 0", "height: 1281", "zoom: 21", "zoom: -1", "width: 65537"}) {
            var answer = owner.client()
                    .post("query($id: ID!) { property(id: $id) { mapUrl(%s) } }".formatted(wrong), Map.of("id", here));
            assertThat(answer.errorCodes()).as(wrong).containsExactly("BAD_USER_INPUT");
        }
    }

    @Test
    void isTheSameLinkForAWhileAndCostsNoStatement() {
        var id = api.create("location", Map.of("lat", 25.1007, "lng", 55.2));

        var without = statements.during(
                () -> owner.client().post("query($id: ID!) { property(id: $id) { id } }", Map.of("id", id)));
        var with = statements.during(() -> url(id));

        assertThat(with.statements()).hasSameSizeAs(without.statements());
        // But for the moment at which an hour begins.
        assertThat(url(id)).isIn(with.result(), url(id));
    }
}
