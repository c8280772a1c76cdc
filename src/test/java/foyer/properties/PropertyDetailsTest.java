package foyer.properties;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.files.FileApi;
import foyer.files.Samples;
import foyer.files.pictures.PictureSamples;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each value that a property may have, each bound by which it is found, and each thing that may be asked for. */
@FoyerTest
@Tag("graphql")
class PropertyDetailsTest {

    private static final String SALE = "{\"amount\": {\"amountMinor\": 100, \"currency\": \"AED\"}}";

    @Autowired
    TestTenants tenants;

    @Autowired
    GraphQlClient anyone;

    private TestMember owner;
    private PropertyApi api;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("REAL_ESTATE");
        api = new PropertyApi(owner);
    }

    private static JsonNode read(String json) {
        return JsonMapper.shared().readTree(json);
    }

    private List<String> publicTitles(JsonNode filter) {
        var slug = owner.client().post("{ viewer { tenant { slug } } }").text("viewer.tenant.slug");
        return anyone.anonymous()
                .post(
                        "query($slug: String!, $filter: PublicPropertyFilter) { publicProperties(tenantSlug: $slug, filter: $filter)"
                                + " { nodes { title } } }",
                        Map.of("slug", slug, "filter", filter))
                .data("publicProperties.nodes")
                .findValuesAsString("title");
    }

    /** Both ends belong to it, in either unit: 1,000 square feet are 92.9 square metres. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"bedroomsMin\": 4} | Large",
                "{\"bedroomsMax\": 2} | Small",
                "{\"bedroomsMax\": 1} | ''",
                "{\"bedroomsMin\": 2, \"bedroomsMax\": 4} | Small Large",
                "{\"areaMin\": {\"value\": 92, \"unit\": \"SQUARE_METERS\"}} | Large",
                "{\"areaMax\": {\"value\": 92, \"unit\": \"SQUARE_METERS\"}} | Small",
                "{\"areaMax\": {\"value\": 50, \"unit\": \"SQUARE_METERS\"}} | Small",
                "{\"areaMax\": {\"value\": 1000, \"unit\": \"SQUARE_FEET\"}} | Small Large",
                "{\"areaMax\": {\"value\": 49, \"unit\": \"SQUARE_METERS\"}} | ''"
            })
    void isFoundByItsBoundsByMembersAndThePublic(String filter, String found) {
        api.published("title", "Small", "bedrooms", 2, "area", Map.of("value", 50, "unit", "SQUARE_METERS"));
        api.published("title", "Large", "bedrooms", 4, "area", Map.of("value", 1_000, "unit", "SQUARE_FEET"));
        var titles = found.isEmpty() ? new String[0] : found.split(" ", -1);

        assertThat(api.titles("filter", read(filter))).containsExactlyInAnyOrder(titles);
        assertThat(publicTitles(read(filter))).containsExactlyInAnyOrder(titles);
    }

    @Test
    void hasFiftyFeaturesAtMost() {
        var many = IntStream.rangeClosed(1, 51).mapToObj(i -> "Feature " + i).toList();

        assertThat(api.refused("propertyCreate", "kind", "VILLA", "purpose", "SALE", "features", many))
                .containsExactly("FEATURES_INVALID features");
        assertThat(api.done("propertyCreate", "kind", "VILLA", "purpose", "SALE", "features", many.subList(0, 50))
                        .path("features"))
                .hasSize(50);
    }

    @Test
    void hasPlacesToPark() {
        var id = api.create("parkingSpaces", 2);
        assertThat(parkingSpaces(id).asInt()).isEqualTo(2);
        assertThat(api.refused("propertyUpdate", "id", id, "parkingSpaces", -1))
                .containsExactly("NUMBER_INVALID parkingSpaces");

        api.done("propertyUpdate", "id", id, "parkingSpaces", null);

        assertThat(parkingSpaces(id).isNull()).isTrue();
    }

    private JsonNode parkingSpaces(String id) {
        return owner.client()
                .post("query($id: ID!) { property(id: $id) { parkingSpaces } }", Map.of("id", id))
                .data("property.parkingSpaces");
    }

    @ParameterizedTest
    @EnumSource(RentPeriod.class)
    void isLetByAnyPeriod(RentPeriod period) {
        var made = api.done(
                "propertyCreate",
                "kind",
                "VILLA",
                "purpose",
                "RENT",
                "rentPrice",
                Map.of("amount", Map.of("amountMinor", 700, "currency", "AED"), "period", period.name()));

        assertThat(made.path("rentPrice").path("period").asString()).isEqualTo(period.name());
        assertThat(made.path("priceHistory").path(0).path("period").asString()).isEqualTo(period.name());
        var price = Map.of("offer", "RENT", "currency", "AED", "period", period.name(), "maxMinor", 700);
        assertThat(api.properties("filter", Map.of("price", price))
                        .data("properties.nodes.0.id")
                        .asString())
                .isEqualTo(made.path("id").asString());
        var other = period == RentPeriod.DAY ? RentPeriod.WEEK : RentPeriod.DAY;
        assertThat(api.titlesOf(Map.of("price", Map.of("offer", "RENT", "currency", "AED", "period", other.name()))))
                .isEmpty();
    }

    @Test
    void tellsWhenItsPriceWasChanged() {
        var before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var id = api.create("salePrice", read(SALE));
        var between = Instant.now();
        api.done("propertyUpdate", "id", id, "salePrice", null);

        var changes = owner
                .client()
                .post("query($id: ID!) { property(id: $id) { priceHistory { changedAt } } }", Map.of("id", id))
                .data("property.priceHistory")
                .findValuesAsString("changedAt")
                .stream()
                .map(Instant::parse)
                .toList();

        assertThat(changes).hasSize(2);
        assertThat(changes.getFirst()).isBetween(between.truncatedTo(ChronoUnit.MILLIS), Instant.now());
        assertThat(changes.getLast()).isBetween(before, between);
    }

    @ParameterizedTest
    @EnumSource(PropertyMediaKind.class)
    void hasMediaOfAnyKindFromFilesThatFit(PropertyMediaKind kind) {
        var id = api.create();
        var files = new FileApi(owner);
        var fits =
                switch (kind) {
                    case PHOTO, FLOOR_PLAN, TOUR -> files.picture();
                    case VIDEO -> files.upload("a.mp4", "video/mp4", "MEDIA", Samples.mp4("isom"));
                    case DOCUMENT -> files.upload("a.pdf", "application/pdf", "MEDIA", Samples.pdf());
                };
        var not =
                switch (kind) {
                    case PHOTO, TOUR, FLOOR_PLAN -> files.upload("b.mp4", "video/mp4", "MEDIA", Samples.mp4("isom"));
                    case VIDEO, DOCUMENT -> files.picture();
                };

        assertThat(api.refused("propertyMediaAdd", "id", id, "fileIds", List.of(not), "kind", kind.name()))
                .containsExactly("FILE_UNUSABLE fileIds.0");
        var media = api.done("propertyMediaAdd", "id", id, "fileIds", List.of(fits), "kind", kind.name())
                .path("media");

        assertThat(media).hasSize(1);
        assertThat(media.path(0).path("kind").asString()).isEqualTo(kind.name());
        assertThat(media.path(0).path("file").path("id").asString()).isEqualTo(fits);
        assertThat(media.path(0).path("cover").asBoolean()).isEqualTo(kind == PropertyMediaKind.PHOTO);
    }

    /** One that moves goes round nobody. */
    @Test
    void hasNoTourOfAGif() {
        var gif = new FileApi(owner).upload("a.gif", "image/gif", "MEDIA", PictureSamples.gif(8, 6));

        assertThat(api.refused("propertyMediaAdd", "id", api.create(), "fileIds", List.of(gif), "kind", "TOUR"))
                .containsExactly("FILE_UNUSABLE fileIds.0");
    }

    @ParameterizedTest
    @CsvSource({"BEDROOMS, bedrooms, 0", "BATHROOMS, bathrooms, 1", "YEAR_BUILT, yearBuilt, 1999"})
    void isPublishedOnceItHasWhatIsAskedFor(String item, String field, int value) {
        owner.client()
                .post(
                        "mutation($input: PropertyChecklistSaveInput!) { propertyChecklistSave(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("added", List.of(item))))
                .succeeded("propertyChecklistSave");
        var id = api.complete();

        assertThat(api.refused("propertyPublish", "id", id)).containsExactly("MISSING " + field);
        assertThat(api.done("propertyUpdate", "id", id, field, value)
                        .path("checklist")
                        .toString())
                .contains("{\"item\":\"%s\",\"done\":true}".formatted(item));
        assertThat(api.done("propertyPublish", "id", id).path("status").asString())
                .isEqualTo("PUBLISHED");
    }
}
