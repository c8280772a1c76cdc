package foyer.platform.graphql.access;

import static foyer.platform.graphql.schema.Things.member;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.schema.SchemaFixture;
import foyer.platform.graphql.schema.Things;
import foyer.platform.security.AccessState;
import foyer.platform.security.Actor;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.TrivialDataFetcher;
import graphql.schema.FieldCoordinates;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One matrix: who asks, for which field, in which state. */
@Tag("unit")
class FieldAccessTest {

    private static final UUID ID = new UUID(9, 9);

    private static SchemaFixture schema;

    @BeforeAll
    static void build() {
        schema = SchemaFixture.ofThings(Things.ThingController.class, Things.ThingNodes.class);
    }

    @AfterAll
    static void close() {
        schema.close();
    }

    @ParameterizedTest(name = "{0} asks for {1}: {2} {3}")
    @CsvSource({
        "anonymous, open, , ",
        "anonymous, mine, UNAUTHENTICATED, MISSING",
        "anonymous, ours, UNAUTHENTICATED, MISSING",
        "anonymous, admins, UNAUTHENTICATED, MISSING",
        "anonymous, thing, UNAUTHENTICATED, MISSING",
        "user, open, , ",
        "user, mine, , ",
        "user, ours, FORBIDDEN, NO_TENANT",
        "user, thing, FORBIDDEN, NO_TENANT",
        "anonymous, platform, UNAUTHENTICATED, MISSING",
        "user, platform, FORBIDDEN, SUPER_ADMIN",
        "owner, platform, FORBIDDEN, SUPER_ADMIN",
        "key, platform, FORBIDDEN, USER_NEEDED",
        "link, platform, FORBIDDEN, PUBLIC_LINK",
        "superAdmin, platform, , ",
        "superAdmin, mine, , ",
        "superAdmin, ours, FORBIDDEN, NO_TENANT",
        "platformViewer, platform, , ",
        "platformViewer, thing, FORBIDDEN, ",
        "user, support, FORBIDDEN, SUPER_ADMIN",
        "viewer, support, FORBIDDEN, ",
        "reader, support, , ",
        "superAdmin, support, , ",
        "key, support, FORBIDDEN, USER_NEEDED",
        "viewer, mine, , ",
        "viewer, ours, , ",
        "viewer, admins, FORBIDDEN, ",
        "viewer, thing, FORBIDDEN, ",
        "reader, thing, , ",
        "admin, admins, , ",
        "owner, admins, , ",
        "key, open, , ",
        "key, mine, FORBIDDEN, USER_NEEDED",
        "key, ours, , ",
        "key, thing, , ",
        "key, admins, FORBIDDEN, ",
        "agent, ours, , ",
        "agent, thing, FORBIDDEN, ",
        "agent, admins, FORBIDDEN, ",
        "link, open, , ",
        "link, mine, FORBIDDEN, PUBLIC_LINK",
        "link, ours, FORBIDDEN, PUBLIC_LINK",
    })
    void admitsWhomTheDirectiveNames(String actor, String field, @Nullable String code, @Nullable String reason) {
        assertOutcome(query(actor(actor), field), field, code, reason);
    }

    @ParameterizedTest(name = "{0} member, {1}: {2}")
    @CsvSource({
        "READ_ONLY, reader, thing, , ",
        "IMPERSONATED, reader, thing, , ",
        "SUSPENDED, reader, thing, TENANT_SUSPENDED, ",
        "SUSPENDED, reader, open, TENANT_SUSPENDED, ",
        "SUSPENDED, reader, always, , ",
        "SUSPENDED, admin, ours, , ",
        "SUSPENDED, owner, ours, , ",
        "SUSPENDED, platformViewer, platform, , ",
        "BLOCKED, platformViewer, support, , ",
        "BLOCKED, owner, support, PAYMENT_REQUIRED, BLOCKED",
        "SUSPENDED, owner, platform, FORBIDDEN, SUPER_ADMIN",
        "BLOCKED, owner, ours, PAYMENT_REQUIRED, BLOCKED",
        "BLOCKED, owner, always, , ",
        "READ_ONLY, reader, thingRename, PAYMENT_REQUIRED, READ_ONLY",
        "IMPERSONATED, reader, thingRename, FORBIDDEN, IMPERSONATED",
        "SUSPENDED, reader, thingRename, TENANT_SUSPENDED, ",
        "SUSPENDED, owner, thingRename, TENANT_SUSPENDED, ",
        "BLOCKED, owner, thingRename, PAYMENT_REQUIRED, BLOCKED",
        "READ_ONLY, viewer, thingTend, , ",
        "IMPERSONATED, viewer, thingTend, , ",
        "SUSPENDED, viewer, thingTend, , ",
        "BLOCKED, viewer, thingTend, , ",
    })
    void closesFieldsByState(
            AccessState state, String role, String field, @Nullable String code, @Nullable String reason) {
        var calm = (Actor.Member) actor(role);
        assertOutcome(query(member(calm.roles(), calm.permissions(), state), field), field, code, reason);
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource({
        "reader, MODULE_LEADS, , ",
        "reader, MODULE_CRM, NOT_ENTITLED, ",
        "reader, , NOT_ENTITLED, ",
        // First what the tenant has, then what the member may do.
        "viewer, MODULE_LEADS, FORBIDDEN, ",
        "viewer, , NOT_ENTITLED, ",
    })
    void admitsTenantsThatHaveTheModule(
            String role, @Nullable String feature, @Nullable String code, @Nullable String reason) {
        var calm = (Actor.Member) actor(role);
        var actor = new Actor.Member(
                calm.tenant(),
                calm.user(),
                calm.membership(),
                calm.session(),
                calm.roles(),
                calm.permissions(),
                calm.limits(),
                calm.states(),
                feature == null ? Set.of() : Set.of(feature),
                null);

        assertOutcome(query(actor, "sold"), "sold", code, reason);
    }

    @ParameterizedTest
    @EnumSource(Actor.Reason.class)
    void tellsWhyTheRequestIsAnonymous(Actor.Reason reason) {
        var error = onlyError(query(new Actor.Anonymous(reason), "mine"));

        assertThat(error.getExtensions()).containsEntry("reason", reason.name());
        assertThat(error.getMessage()).isNotBlank().doesNotContain("access.");
    }

    @Test
    void namesThePermissionThatIsMissing() {
        var error = onlyError(query(actor("viewer"), "thing"));

        assertThat(error.getExtensions()).containsEntry("permission", "THINGS_READ");
        assertThat(error.getMessage()).contains("THINGS_READ");
    }

    @Test
    void tellsWithoutATenantToSwitch() {
        assertThat(onlyError(query(actor("user"), "ours")).getMessage()).contains("switch");
    }

    @Test
    void tellsInTheCallersLanguage() {
        var result = schema.run(actor("user"), Locale.forLanguageTag("ar"), "{ ours }", Map.of());

        assertThat(onlyError(result).getMessage()).contains("شركة");
    }

    @Test
    void guardsNestedFieldsAndLeavesTheirSiblings() {
        var result = schema.run(actor("reader"), "{ thing(id: \"" + id() + "\") { name secret } }", Map.of());

        assertThat(onlyError(result).getPath()).containsExactly("thing", "secret");
        assertThat(Objects.requireNonNull(result.<Map<String, Object>>getData()).toString())
                .contains("a thing")
                .doesNotContain("a secret");
    }

    @Test
    void runsNothingThatItRefuses() {
        var controller = schema.bean(Things.ThingController.class);
        controller.run.clear();

        query(actor("viewer"), "thing");
        query(actor("viewer"), "thingRename");

        assertThat(controller.run).isEmpty();
    }

    @Test
    void costsAPlainFieldNothing() {
        var type = Objects.requireNonNull(schema.schema().getObjectType("Thing"));
        var code = schema.schema().getCodeRegistry();
        var name = type.getField("name");

        assertThat(code.getDataFetcher(FieldCoordinates.coordinates(type, name), name))
                .isInstanceOf(TrivialDataFetcher.class);
    }

    private static ExecutionResult query(Actor actor, String field) {
        return schema.run(
                actor,
                switch (field) {
                    case "thing" -> "{ thing(id: \"" + id() + "\") { name } }";
                    case "thingRename", "thingTend" ->
                        "mutation { " + field + "(input: {id: \"" + id() + "\"}) { thing { name } } }";
                    default -> "{ " + field + " }";
                },
                Map.of());
    }

    private static void assertOutcome(
            ExecutionResult result, String field, @Nullable String code, @Nullable String reason) {
        if (code == null) {
            assertThat(result.getErrors()).isEmpty();
            assertThat(Objects.requireNonNull(result.<Map<String, Object>>getData())
                            .get(field))
                    .isNotNull();
            return;
        }
        var extensions = Objects.requireNonNull(onlyError(result).getExtensions());
        assertThat(extensions).containsEntry("code", code);
        assertThat(extensions.get("reason")).isEqualTo(reason);
    }

    private static GraphQLError onlyError(ExecutionResult result) {
        assertThat(result.getErrors()).hasSize(1);
        return result.getErrors().getFirst();
    }

    private static String id() {
        return new Things.ThingId(Things.FIRST).toString();
    }

    private static Actor actor(String name) {
        return switch (name) {
            case "anonymous" -> new Actor.Anonymous(Actor.Reason.MISSING);
            case "user" -> new Actor.User(ID, ID);
            case "superAdmin" -> new Actor.User(ID, ID, Set.of(Actor.SUPER_ADMIN));
            case "platformViewer" -> member(Set.of("VIEWER", Actor.SUPER_ADMIN), Set.of());
            case "viewer" -> member(Set.of("VIEWER"), Set.of());
            case "reader" -> member(Set.of("MEMBER"), Set.of("THINGS_READ"));
            case "admin" -> member(Set.of("ADMIN", "MANAGER"), Set.of());
            case "owner" -> member(Set.of("OWNER", "ADMIN"), Set.of("THINGS_READ"));
            case "key" -> new Actor.ApiKey(ID, ID, Set.of("THINGS_READ"), Set.of(), Set.of());
            case "agent" -> new Actor.Agent(ID, ID, Set.of(), Set.of(), Set.of());
            case "link" -> new Actor.PublicLink(ID, "a scope");
            default -> throw new IllegalArgumentException(name);
        };
    }
}
