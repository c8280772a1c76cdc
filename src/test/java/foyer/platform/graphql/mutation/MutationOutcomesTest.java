package foyer.platform.graphql.mutation;

import static foyer.platform.graphql.schema.Things.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.schema.SchemaFixture;
import foyer.platform.graphql.schema.Things;
import graphql.ExecutionResult;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How a mutation's outcome reaches its payload. */
@Tag("unit")
class MutationOutcomesTest {

    private static final String ID = TypeIds.encode("thing", Things.FIRST);

    private static SchemaFixture schema;

    /** The slug of things is unique. */
    static class ThingConstraints implements ConstraintErrors {
        @Override
        public List<Mapping> mappings() {
            return List.of(
                    Mapping.at("thing_slug_key", "slug", Things.ThingErrorCode.SLUG_TAKEN),
                    Mapping.at("thing_slug_key", "tenant.slug", ApiErrorCode.CONFLICT));
        }
    }

    @BeforeAll
    static void build() {
        schema = SchemaFixture.ofThings(Things.ThingController.class, Things.ThingNodes.class, ThingConstraints.class);
    }

    @AfterAll
    static void close() {
        schema.close();
    }

    @Test
    void answersSuccessWithoutUserErrors() {
        assertThat(payload(run("null", Locale.ENGLISH)))
                .containsEntry("thing", Map.of("id", ID))
                .containsEntry("userErrors", List.of());
    }

    @Test
    void tellsAnErrorAtAFieldOfTheInput() {
        assertThat(payload(run("\"at\"", Locale.ENGLISH)))
                .containsEntry("thing", null)
                .containsEntry(
                        "userErrors",
                        List.of(Map.of(
                                "__typename",
                                "ThingUserError",
                                "code",
                                "SLUG_TAKEN",
                                "message",
                                "The slug is taken: choose another.",
                                "path",
                                List.of("input", "deep", "name"))));
    }

    @Test
    void tellsAnErrorOfNoSingleField() {
        var error = new HashMap<String, Object>();
        error.put("__typename", "ThingUserError");
        error.put("code", "NOT_FOUND");
        error.put("message", "There is no such thing.");
        error.put("path", null);

        assertThat(payload(run("\"of\"", Locale.ENGLISH))).containsEntry("userErrors", List.of(error));
    }

    @Test
    void keepsWhatThePayloadOfAnErrorHolds() {
        assertThat(payload(run("\"payload\"", Locale.ENGLISH)))
                .containsEntry("thing", Map.of("id", TypeIds.encode("thing", Things.SECOND)));
    }

    @Test
    void tellsInTheCallersLanguage() {
        var errors = payload(run("\"of\"", Locale.forLanguageTag("ar"))).get("userErrors");

        assertThat(String.valueOf(errors)).contains("لا يوجد");
    }

    @Test
    void tellsAViolatedConstraintByItsName() {
        var errors = payload(run("\"race\"", Locale.ENGLISH)).get("userErrors");

        assertThat(String.valueOf(errors)).contains("SLUG_TAKEN", "[input, slug]");
    }

    @Test
    void letsAViolationBubbleUpThatNobodyMapped() {
        assertThat(run("\"unmapped\"", Locale.ENGLISH).getErrors()).hasSize(1);
    }

    @Test
    void refusesToMapAConstraintTwiceForOneNoun() {
        ConstraintErrors module =
                () -> List.of(ConstraintErrors.Mapping.at("thing_slug_key", "slug", Things.ThingErrorCode.SLUG_TAKEN));

        assertThatThrownBy(() -> new Constraints(List.of(module, module))).hasMessageContaining("thing_slug_key");
    }

    @Test
    void letsAnythingElseBubbleUp() {
        var result = run("\"else\"", Locale.ENGLISH);

        assertThat(result.<Map<String, Object>>getData()).isNull();
        assertThat(result.getErrors()).hasSize(1);
        assertThat(result.getErrors().getFirst().getMessage()).doesNotContain("else");
    }

    private static ExecutionResult run(String how, Locale locale) {
        return schema.run(
                member(Set.of("MEMBER"), Set.of("THINGS_READ")),
                locale,
                "mutation { thingRename(input: {id: \"" + ID + "\", how: " + how
                        + "}) { thing { id } userErrors { __typename ... on UserError { message path } code } } }",
                Map.of());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> payload(ExecutionResult result) {
        assertThat(result.getErrors()).isEmpty();
        return (Map<String, Object>) SchemaFixture.answer(result, "thingRename");
    }
}
