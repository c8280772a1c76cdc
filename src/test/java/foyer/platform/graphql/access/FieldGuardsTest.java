package foyer.platform.graphql.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.platform.graphql.schema.SchemaFixture;
import foyer.platform.graphql.schema.Things;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the directives of access say where nobody runs a field: at the start, and in descriptions. */
@Tag("unit")
class FieldGuardsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "extend type Query { a: String } | Query.a: needs one of @public, @signedIn, @superAdmin and @auth",
                "extend type Query { a: String @allowWhen(states: [BLOCKED]) } | Query.a: needs one of",
                "extend type Query { a: String @public @auth } | Query.a: has more than one of",
                "extend type Query { a: A @public } interface A { b: String @auth } type B implements A { b: String }"
                        + " | A.b: a directive of access on an interface would not be enforced",
                "extend type Query { a: A @public } type A { b: String @allowWhen(states: [BLOCKED]) }"
                        + " | A.b: @allowWhen on a field that no state closes",
                "extend type Query { a: String @public @entitled(module: LEADS) } | Query.a: @entitled needs @auth",
                "extend type Query { a: A @public } type A { b: String @entitled(module: LEADS) }"
                        + " | A.b: @entitled needs @auth",
                "extend type Query { a(b: B): String @public } input B { c: String @auth } | location but that is illegal",
                "extend type Mutation { a: A @public } type A { b: String } | Mutation.a: its payload needs userErrors",
            })
    void refusesToStartWhenADirectiveWouldNotHold(String sdl, String message) {
        var mutation = sdl.contains("Mutation")
                ? ""
                : " extend type Mutation { z: Z @public } type Z { userErrors: E }"
                        + " type E { code: C } enum C { D }";
        var subscription = " extend type Subscription { y: String @public }";

        assertThatThrownBy(() -> SchemaFixture.of(sdl + mutation + subscription))
                .hasStackTraceContaining(message);
    }

    @ParameterizedTest(name = "{0}.{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Query | open | Open to anyone.",
                "Query | mine | Needs a signed-in user.",
                "Query | platform | Needs a user who runs the platform.",
                "Query | support | Needs a user who runs the platform, or the permission THINGS_READ, which OWNER and"
                        + " VIEWER hold.",
                "Query | ours | Needs an active tenant.",
                "Query | admins | Needs the role ADMIN or a stronger one.",
                "Query | thing | Needs the permission THINGS_READ, which OWNER and VIEWER hold.",
                "Query | sold | Needs the module LEADS in the tenant's plan.",
                "Thing | secret | Needs the permission THINGS_SECRETS, which OWNER hold.",
                "Mutation | thingTend | Still works when READ_ONLY, SUSPENDED, IMPERSONATED and BLOCKED.",
            })
    void appendsWhatDirectivesSayToDescriptions(String type, String field, String text) {
        try (var schema = things()) {
            assertThat(Objects.requireNonNull(schema.schema().getObjectType(type))
                            .getField(field)
                            .getDescription())
                    .endsWith(text);
        }
    }

    @Test
    void leavesOtherDescriptionsAlone() {
        try (var schema = things()) {
            assertThat(Objects.requireNonNull(schema.schema().getObjectType("Thing"))
                            .getField("name")
                            .getDescription())
                    .isEqualTo("Its name.");
        }
    }

    @Test
    void tellsWhoHoldsAPermission() {
        try (var schema = things()) {
            var permission = Objects.requireNonNull(((graphql.schema.GraphQLEnumType)
                            Objects.requireNonNull(schema.schema().getType("Permission")))
                    .getValue("THINGS_READ"));
            assertThat(permission.getDescription()).isEqualTo("See things.\n\nHeld by OWNER and VIEWER.");
        }
    }

    @ParameterizedTest
    @CsvSource({"OWNER, true, true", "VIEWER, true, false", "CUSTOMER, false, false", "NOBODY, false, false"})
    void readsGrantsFromTheSchema(String role, boolean reads, boolean secrets) {
        try (var schema = things()) {
            var permissions = schema.bean(SchemaPermissions.class);
            assertThat(permissions.of(role).contains("THINGS_READ")).isEqualTo(reads);
            assertThat(permissions.of(role).contains("THINGS_SECRETS")).isEqualTo(secrets);
        }
    }

    @Test
    void readsPermissionsOfTheBaseAndOfExtensions() {
        try (var schema = things()) {
            var permissions = schema.bean(SchemaPermissions.class);
            assertThat(permissions.all()).contains("TENANT_MANAGE", "THINGS_READ");
            assertThat(permissions.rolesWith("TENANT_MANAGE")).containsExactly("OWNER", "ADMIN");
            assertThat(permissions.rolesWith("NOTHING")).isEmpty();
        }
    }

    private static SchemaFixture things() {
        return SchemaFixture.ofThings(Things.ThingController.class, Things.ThingNodes.class);
    }
}
