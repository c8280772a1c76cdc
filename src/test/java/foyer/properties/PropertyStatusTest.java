package foyer.properties;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The way of a property from a draft to the archive and back (spec/properties.md, rules). */
@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class PropertyStatusTest {

    private final TestTenants tenants;
    private final TestMember owner;
    private final PropertyApi api;

    @Autowired
    PropertyStatusTest(TestTenants tenants) {
        this.tenants = tenants;
        this.owner = tenants.signUp("REAL_ESTATE");
        this.api = new PropertyApi(owner);
    }

    private static String status(JsonNode property) {
        return property.path("status").asString();
    }

    /** Moves a property that may be sold and let along this way; answers the status at its end. */
    private String after(String... moves) {
        var id = api.complete(
                "purpose",
                "BOTH",
                "rentPrice",
                Map.of("amount", Map.of("amountMinor", 1, "currency", "AED"), "period", "MONTH"));
        for (var move : moves) {
            api.done(move, "id", id);
        }
        return id;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "propertySubmit | IN_REVIEW",
                "propertyPublish | PUBLISHED",
                "propertySubmit propertyPublish | PUBLISHED",
                "propertySubmit propertyUnpublish | DRAFT",
                "propertyPublish propertyUnpublish | DRAFT",
                "propertyPublish propertyMarkUnderOffer | UNDER_OFFER",
                "propertyPublish propertyMarkUnderOffer propertyPublish | PUBLISHED",
                "propertyPublish propertyMarkUnderOffer propertyMarkSold | SOLD",
                "propertyPublish propertyMarkSold propertyUnpublish | DRAFT",
                "propertyPublish propertyMarkRented | RENTED",
                "propertyPublish propertyMarkRented propertyArchive | ARCHIVED",
                "propertyPublish propertyArchive propertyRestore | DRAFT",
                "propertySubmit propertySubmit | IN_REVIEW",
                "propertyPublish propertyPublish | PUBLISHED"
            })
    void goesTheWaysThatThereAre(String moves, String status) {
        assertThat(status(api.property(after(moves.split(" "))))).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "- | propertyMarkSold | DRAFT | IN_REVIEW, PUBLISHED, ARCHIVED",
                "- | propertyMarkUnderOffer | DRAFT | IN_REVIEW, PUBLISHED, ARCHIVED",
                "propertyPublish | propertySubmit | PUBLISHED | DRAFT, UNDER_OFFER, SOLD, RENTED, ARCHIVED",
                "propertyPublish propertyMarkSold | propertyPublish | SOLD | DRAFT, ARCHIVED",
                "propertyArchive | propertyPublish | ARCHIVED | DRAFT"
            })
    void saysWhereElseItMayGo(String before, String move, String status, String next) {
        var id = before == null ? after() : after(before.split(" "));

        var answer = api.run(move, "id", id);

        var error = answer.userErrors(move).getFirst();
        assertThat(error.path("code").asString()).isEqualTo("STATUS_INVALID");
        assertThat(error.path("message").asString()).contains(status, next);
        assertThat(status(api.property(id))).isEqualTo(status);
        assertThat(api.property(id).path("nextStatuses").valueStream().map(JsonNode::asString))
                .containsExactly(next.split(", "));
    }

    @Test
    void namesEachThingThatIsMissingBeforeItIsPublished() {
        var id = api.create("purpose", "BOTH");

        assertThat(api.refused("propertyPublish", "id", id))
                .containsExactly(
                        "MISSING title",
                        "MISSING description",
                        "MISSING salePrice",
                        "MISSING rentPrice",
                        "MISSING location",
                        "MISSING media");
        assertThat(api.property(id).path("checklist").valueStream())
                .noneMatch(item -> item.path("done").asBoolean());

        api.photo(id);
        api.done("propertyUpdate", "id", id, "title", "T", "description", "D", "purpose", "SALE");
        assertThat(api.refused("propertyPublish", "id", id)).containsExactly("MISSING salePrice", "MISSING location");
    }

    @Test
    void sellsOnlyWhatIsForSaleAndLetsOnlyWhatIsToLet() {
        var id = api.published();

        assertThat(api.refused("propertyMarkRented", "id", id)).containsExactly("PURPOSE_INVALID id");
        assertThat(status(api.done("propertyMarkSold", "id", id))).isEqualTo("SOLD");
    }

    @Test
    void archivedOnesAreRestoredBeforeTheyAreChanged() {
        var id = after("propertyArchive");

        assertThat(api.refused("propertyUpdate", "id", id, "title", "New")).containsExactly("ARCHIVED id");
        assertThat(api.property(id).path("archivedAt").isNull()).isFalse();
        assertThat(api.done("propertyRestore", "id", id).path("archivedAt").isNull())
                .isTrue();
    }

    @Test
    void publishesNoMoreThanThePlanAllows() {
        var agency = tenants.signUp("REAL_ESTATE");
        tenants.allow(agency, "PROPERTIES_PUBLISHED", 1L);
        var its = new PropertyApi(agency);
        var first = its.published();
        var second = its.complete();

        assertThat(its.refused("propertyPublish", "id", second)).containsExactly("LIMIT_REACHED ");
        assertThat(status(its.property(second))).isEqualTo("DRAFT");

        its.done("propertyMarkUnderOffer", "id", first);
        its.done("propertyPublish", "id", second);
        assertThat(its.refused("propertyPublish", "id", first)).containsExactly("LIMIT_REACHED ");
    }

    @Test
    void tellsTheTimelineWhereItWasAndIs() {
        var line = api.property(after("propertySubmit"))
                .path("timeline")
                .path("nodes")
                .path(0);

        assertThat(line.path("kind").asString()).isEqualTo("STATUS_CHANGED");
        assertThat(line.path("before").asString() + " " + line.path("after").asString())
                .isEqualTo("DRAFT IN_REVIEW");
    }

    @Test
    void membersWriteAndManagersPublish() {
        var agent = new PropertyApi(tenants.join(owner, "MEMBER"));
        var id = agent.complete();
        agent.done("propertySubmit", "id", id);

        assertThat(agent.run("propertyPublish", "id", id).errorCodes()).isEqualTo(List.of("FORBIDDEN"));
        new PropertyApi(tenants.join(owner, "MANAGER")).done("propertyPublish", "id", id);
        assertThat(status(agent.property(id))).isEqualTo("PUBLISHED");
    }
}
