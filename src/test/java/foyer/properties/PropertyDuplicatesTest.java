package foyer.properties;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.files.FileApi;
import foyer.files.Samples;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.FoyerTest;
import foyer.testing.Statements;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Which properties may be the same one (spec/properties.md, duplicate check). */
@FoyerTest
@Tag("graphql")
class PropertyDuplicatesTest {

    private static final int MANY = 5;

    @Autowired
    TestTenants tenants;

    @Autowired
    Statements statements;

    private TestMember owner;
    private PropertyApi api;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("REAL_ESTATE");
        api = new PropertyApi(owner);
    }

    private static String duplicates(TestMember member, String property) {
        return member.client()
                .post(
                        "query($id: ID!) { property(id: $id) { duplicates { property { title } reasons } } }",
                        Map.of("id", property))
                .data("property.duplicates")
                .toString();
    }

    @ParameterizedTest
    @CsvSource({
        "Zürich, Hôtel-Straße 5, Tower, 12, true",
        "ZURICH, hotel strasse  5, TOWER, 12, true",
        "Zürich, Hôtel-Straße 5, Tower, 13, false",
        "Zürich, Hôtel-Straße 6, Tower, 12, false",
        "Bern, Hôtel-Straße 5, Tower, 12, false"
    })
    void areAtTheSameAddressHoweverItIsTyped(String city, String street, String building, String unit, boolean same) {
        var address = Map.of("city", "Zürich", "street", "Hotel-Straße 5", "buildingName", "Tower", "unitNumber", "12");
        var first = api.create("title", "First", "address", address);

        var second = api.create(
                "title",
                "Second",
                "address",
                Map.of("city", city, "street", street, "buildingName", building, "unitNumber", unit));

        assertThat(duplicates(owner, second))
                .isEqualTo(same ? "[{\"property\":{\"title\":\"First\"},\"reasons\":[\"ADDRESS\"]}]" : "[]");
        assertThat(duplicates(owner, first)).isEqualTo(same ? duplicatesNamed("Second") : "[]");
    }

    private static String duplicatesNamed(String title) {
        return "[{\"property\":{\"title\":\"" + title + "\"},\"reasons\":[\"ADDRESS\"]}]";
    }

    @Test
    void areNotThoseWhoseAddressSaysTooLittle() {
        var first = api.create("title", "First", "address", Map.of("city", "Dubai", "unitNumber", "1"));
        api.create("title", "Second", "address", Map.of("city", "Dubai", "unitNumber", "1"));

        assertThat(duplicates(owner, first)).isEqualTo("[]");
    }

    @Test
    void haveTheSamePhoto() {
        var bytes = Samples.png();
        var first = api.create("title", "First");
        photo(first, bytes);
        var second = api.create("title", "Second");
        api.photo(second);
        assertThat(duplicates(owner, second)).isEqualTo("[]");

        photo(second, bytes);

        assertThat(duplicates(owner, second))
                .isEqualTo("[{\"property\":{\"title\":\"First\"},\"reasons\":[\"PHOTO\"]}]");
    }

    @Test
    void haveTheSameFile() {
        var first = api.create("title", "First");
        var file = new FileApi(owner).picture();
        api.done("propertyMediaAdd", "id", first, "fileIds", List.of(file));
        var second = api.create("title", "Second");

        api.done("propertyMediaAdd", "id", second, "fileIds", List.of(file));

        assertThat(duplicates(owner, second))
                .isEqualTo("[{\"property\":{\"title\":\"First\"},\"reasons\":[\"PHOTO\"]}]");
    }

    private void photo(String property, byte[] bytes) {
        var file = new FileApi(owner).upload("a.png", "image/png", "MEDIA", bytes);
        api.done("propertyMediaAdd", "id", property, "fileIds", List.of(file));
    }

    @Test
    void areToldByThePropertyThatIsMade() {
        var address = Map.of("street", "Palm road 1");
        api.create("title", "First", "address", address);

        var made = owner.client()
                .post(
                        "mutation($input: PropertyCreateInput!) { propertyCreate(input: $input) { property { duplicates {"
                                + " property { title } reasons } } userErrors { code } } }",
                        Map.of("input", Map.of("kind", "VILLA", "purpose", "SALE", "address", address)))
                .succeeded("propertyCreate");

        assertThat(made.data("propertyCreate.property.duplicates").toString()).isEqualTo(duplicatesNamed("First"));
    }

    @Test
    void areNeitherArchivedNorBeyondWhatTheCallerSees() {
        var roles = new RoleApi(owner);
        var agent = roles.join(
                tenants,
                roles.create("Role " + UUID.randomUUID(), "MEMBER", "PROPERTIES_READ:OWN", "PROPERTIES_WRITE:OWN"));
        var address = Map.of("street", "Palm road 1");
        var archived = api.create("title", "Old", "address", address);
        api.done("propertyArchive", "id", archived);
        api.create("title", "Of nobody", "address", address);
        var own = api.create("title", "Given", "address", address, "agent", agent.membershipId());

        assertThat(duplicates(agent, own)).isEqualTo("[]");
        assertThat(duplicates(owner, own)).isEqualTo(duplicatesNamed("Of nobody"));
    }

    @Test
    void costTheSameForOneAsForMany() {
        for (var i = 0; i < MANY; i++) {
            api.photo(api.create("title", "Flat", "address", Map.of("street", "Palm road 1")));
        }
        for (var first : List.of(1, MANY)) {
            statements
                    .during(() -> owner.client()
                            .post(
                                    "query($first: Int) { properties(first: $first) { nodes { duplicates { reasons } } } }",
                                    Map.of("first", first)))
                    .times(6);
        }
    }
}
