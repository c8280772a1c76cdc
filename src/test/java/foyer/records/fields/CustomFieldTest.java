package foyer.records.fields;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The fields that a tenant gives to leads: made, changed, archived and put into order. */
@FoyerTest
@Tag("graphql")
class CustomFieldTest {

    private final TestTenants tenants;
    private final TestMember owner;
    private final CustomFieldApi api;

    @Autowired
    CustomFieldTest(TestTenants tenants) {
        this.tenants = tenants;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.api = new CustomFieldApi(owner);
    }

    @Test
    void standInTheOrderInWhichTheyWereMadeUntilTheyArePutIntoAnother() {
        var size = api.create("size", "NUMBER");
        var kind = api.create("kind", "OPTION", "options", List.of(" New ", "Used"), "required", true);
        new CustomFieldApi(tenants.signUp("LEAD_GENERATION")).create("alien", "TEXT");

        assertThat(api.keys(false)).containsExactly("size", "kind");
        assertThat(api.all(false).path(1).path("options").toString()).isEqualTo("[\"New\",\"Used\"]");
        api.run("customFieldReorder", "type", "LEAD", "ids", List.of(kind, size))
                .succeeded("customFieldReorder");
        assertThat(api.keys(false)).containsExactly("kind", "size");
        api.create("last", "DATE");
        assertThat(api.keys(false)).containsExactly("kind", "size", "last");
    }

    @Test
    void areArchivedAndTakenBackAndChanged() {
        var size = api.create("size", "NUMBER");

        api.run("customFieldArchive", "id", size).succeeded("customFieldArchive");
        assertThat(api.keys(false)).isEmpty();
        assertThat(api.keys(true)).containsExactly("size");
        api.run("customFieldArchive", "id", size, "archived", false).succeeded("customFieldArchive");
        api.run("customFieldUpdate", "id", size, "label", " Area ", "required", true)
                .succeeded("customFieldUpdate");

        var field = api.all(false).path(0);
        assertThat(field.path("label").asString()).isEqualTo("Area");
        assertThat(field.path("required").asBoolean()).isTrue();
        assertThat(field.path("archivedAt").isNull()).isTrue();
    }

    static List<Arguments> bad() {
        return List.of(
                Arguments.of(Map.of("key", "Size"), "KEY_INVALID"),
                Arguments.of(Map.of("key", "s".repeat(51)), "KEY_INVALID"),
                Arguments.of(Map.of("key", "a b"), "KEY_INVALID"),
                Arguments.of(Map.of("key", "taken"), "KEY_TAKEN"),
                Arguments.of(Map.of("label", " "), "LABEL_INVALID"),
                Arguments.of(Map.of("label", "x".repeat(101)), "LABEL_INVALID"),
                Arguments.of(Map.of("options", List.of("One")), "OPTIONS_INVALID"),
                Arguments.of(Map.of("kind", "OPTION"), "OPTIONS_INVALID"),
                Arguments.of(Map.of("kind", "OPTION", "options", List.of("One", " One")), "OPTIONS_INVALID"),
                Arguments.of(Map.of("kind", "OPTION", "options", List.of(" ")), "OPTIONS_INVALID"),
                Arguments.of(Map.of("kind", "OPTION", "options", Collections.nCopies(101, "One")), "OPTIONS_INVALID"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refusesWhatIsNoField(Map<String, Object> wrong, String code) {
        api.create("taken", "TEXT");
        var input =
                new HashMap<String, Object>(Map.of("type", "LEAD", "key", "size", "label", "Size", "kind", "NUMBER"));
        input.putAll(wrong);

        var answer = owner.client().run("records/customFieldCreate", Map.of("input", input));

        assertThat(answer.userErrorCodes("customFieldCreate")).containsExactly(code);
        assertThat(api.keys(false)).containsExactly("taken");
    }

    @Test
    void refusesAnOrderThatIsNotOfAllFieldsInUse() {
        var one = api.create("one", "TEXT");
        var two = api.create("two", "TEXT");
        var archived = api.create("three", "TEXT");
        api.run("customFieldArchive", "id", archived).succeeded("customFieldArchive");

        for (var ids : List.of(
                List.<String>of(),
                List.of(one),
                List.of(one, one),
                List.of(one, two, archived),
                List.of(one, archived))) {
            assertThat(api.run("customFieldReorder", "type", "LEAD", "ids", ids).userErrorCodes("customFieldReorder"))
                    .containsExactly("IDS_INVALID");
        }
    }

    @Test
    void areAHundredAtMostHoweverManyAreMadeAtOnce() {
        for (var i = 0; i < 99; i++) {
            api.create("f" + i, "TEXT");
        }
        var outcomes = IntStream.range(0, 4)
                .parallel()
                .mapToObj(
                        i -> api.run("customFieldCreate", "type", "LEAD", "key", "g" + i, "label", "G", "kind", "TEXT"))
                .toList();

        assertThat(outcomes.stream()
                        .filter(answer ->
                                answer.userErrorCodes("customFieldCreate").isEmpty()))
                .hasSize(1);
        assertThat(api.keys(false)).hasSize(100);
    }
}
