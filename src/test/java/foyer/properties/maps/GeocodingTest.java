package foyer.properties.maps;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import foyer.jobs.Jobs;
import foyer.platform.database.Transactions;
import foyer.platform.events.SequencedEvent;
import foyer.platform.http.OutboundHttp;
import foyer.platform.limits.RateLimits;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyer.properties.PropertyApi;
import foyer.properties.PropertyId;
import foyer.properties.PropertyPlaces;
import foyer.properties.geo.GeoPoint;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Places by the vendor's protocol, from a server that speaks it (spec/properties.md, rules). */
@FoyerTest
@Tag("graphql")
class GeocodingTest {

    private static final String MARINA = """
            { "type": "FeatureCollection", "features": [
              { "type": "Feature", "geometry": { "type": "Point", "coordinates": [55.1403, 25.0805] },
                "properties": { "full_address": "1 Marina Walk, Dubai, United Arab Emirates", "context": {
                  "address": { "name": "1 Marina Walk" }, "neighborhood": { "name": "Dubai Marina" },
                  "place": { "name": "Dubai" }, "country": { "name": "United Arab Emirates", "country_code": "ae" } } } },
              { "type": "Feature", "geometry": { "type": "Point", "coordinates": [555, 25] },
                "properties": { "full_address": "Nowhere" } },
              { "type": "Feature", "geometry": {}, "properties": {} } ] }""";

    @Autowired
    TestTenants tenants;

    @Autowired
    OutboundHttp http;

    @Autowired
    GeocodingQueries queries;

    @Autowired
    RateLimits limits;

    @Autowired
    Transactions transactions;

    @Autowired
    TenantClock clock;

    @Autowired
    JsonMapper json;

    @Autowired
    PropertyPlaces places;

    @Autowired
    Jobs jobs;

    @Autowired
    TestDatabase database;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = MARINA;
    private HttpServer server;
    private TestMember owner;

    @BeforeEach
    void start() throws IOException {
        owner = tenants.signUp("REAL_ESTATE");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private MapboxSettings settings(@Nullable String token) {
        return new MapboxSettings(
                token,
                "http://127.0.0.1:" + server.getAddress().getPort(),
                Duration.ofDays(1),
                "mapbox/streets-v12",
                Duration.ofDays(1),
                Duration.ofHours(1));
    }

    private Geocodings geocodings() {
        var settings = settings("pk.hidden");
        return new Geocodings(
                new MapboxGateway(http, settings, json), queries, settings, limits, transactions, clock, json);
    }

    private PropertyGeocoding forward(TestMember member, String address) {
        return CurrentCaller.call(
                Caller.system(member.tenant(), "test"), () -> geocodings().forward(address, "AE"));
    }

    @Test
    void asksOnceForEachTenantAndReadsWhatIsAPlace() {
        var first = forward(owner, "1 Marina Walk");

        assertThat(first.state()).isEqualTo(PropertyGeocodingState.ANSWERED);
        assertThat(first.places()).singleElement().satisfies(place -> {
            assertThat(place.label()).startsWith("1 Marina Walk");
            assertThat(place.location()).isEqualTo(new GeoPoint(25_080_500, 55_140_300));
            assertThat(place.address().country()).isEqualTo("AE");
            assertThat(place.address().district()).isEqualTo("Dubai Marina");
            assertThat(place.address().street()).isEqualTo("1 Marina Walk");
        });
        assertThat(asked)
                .containsExactly("/search/geocode/v6/forward?q=1+Marina+Walk&country=ae&limit=5&permanent=true"
                        + "&access_token=pk.hidden");
        assertThat(forward(owner, " 1 marina walk ")).isEqualTo(first);
        assertThat(asked).hasSize(1);
        forward(tenants.signUp("REAL_ESTATE"), "1 Marina Walk");
        assertThat(asked).hasSize(2);
    }

    @Test
    void asksForTheAddressOfAPlace() {
        var answered = CurrentCaller.call(
                Caller.system(owner.tenant(), "test"),
                () -> geocodings().reverse(new GeoPoint(25_080_500, 55_140_300)));

        assertThat(answered.places()).hasSize(1);
        assertThat(asked.getFirst()).contains("/reverse?longitude=55.140300&latitude=25.080500&");
    }

    @Test
    void saysThatTheVendorDoesNotAnswerAndKeepsNothingOfThat() {
        for (var wrong : List.of(401, 422)) {
            status = wrong;
            assertThat(forward(owner, "1 Marina Walk").state()).isEqualTo(PropertyGeocodingState.UNAVAILABLE);
        }
        status = 200;
        answer = "<html>";
        assertThat(forward(owner, "1 Marina Walk").state()).isEqualTo(PropertyGeocodingState.UNAVAILABLE);
        answer = MARINA;
        assertThat(forward(owner, "1 Marina Walk").state()).isEqualTo(PropertyGeocodingState.ANSWERED);
    }

    @Test
    void looksUpNothingWithoutAVendor() {
        var id = new PropertyApi(owner)
                .create("address", Map.of("street", "1 Marina Walk", "city", "Dubai", "country", "AE"));
        var created = new SequencedEvent(
                1,
                owner.tenant(),
                "property.created",
                "Property",
                PropertyId.of(id).value(),
                "SYSTEM",
                null,
                Map.of("version", 1),
                clock.now(owner.tenant()));

        handle(new MapboxGateway(http, settings(null), json), created);
        assertThat(jobs()).isZero();
        handle(new MapboxGateway(http, settings("pk.hidden"), json), created);
        assertThat(jobs()).isEqualTo(1);
    }

    private void handle(MapboxGateway gateway, SequencedEvent event) {
        CurrentCaller.call(Caller.system(owner.tenant(), "test"), () -> {
            transactions.run(() -> new GeocodingStart(gateway, places, jobs).on(event));
            return true;
        });
    }

    private long jobs() {
        return database.number(
                "select count(*) from jobs.job where type = 'properties.geocode' and tenant_id = ?", owner.tenant());
    }

    @Test
    void isOffWithoutAToken() {
        assertThat(owner.client()
                        .post(
                                "mutation($input: PropertyCreateInput!) { propertyCreate(input: $input) { property { mapUrl } } }",
                                Map.of(
                                        "input",
                                        Map.of(
                                                "kind",
                                                "VILLA",
                                                "purpose",
                                                "SALE",
                                                "location",
                                                Map.of("lat", 25, "lng", 55))))
                        .data("propertyCreate.property.mapUrl")
                        .isNull())
                .isTrue();
        var answer = owner.client()
                .post("{ propertyGeocode(address: \"1 Marina Walk\") { state places { label } }"
                        + " propertyReverseGeocode(location: { lat: 25, lng: 55 }) { state } }");

        assertThat(answer.text("propertyGeocode.state")).isEqualTo("OFF");
        assertThat(answer.text("propertyReverseGeocode.state")).isEqualTo("OFF");
        assertThat(owner.client()
                        .post("{ propertyGeocode(address: \" \") { state } }")
                        .errorCodes())
                .containsExactly("BAD_USER_INPUT");
    }
}
