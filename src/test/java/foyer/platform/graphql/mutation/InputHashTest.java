package foyer.platform.graphql.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.schema.Things.ThingId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.graphql.data.ArgumentValue;

/** When two inputs are the same. */
@Tag("unit")
class InputHashTest {

    private static final ThingId ID = new ThingId(new UUID(1, 1));
    private static final Input FIRST = new Input("a", "k", ArgumentValue.omitted(), ID, null);

    record Input(
            String title,
            @Nullable String idempotencyKey,
            ArgumentValue<String> note,
            ThingId id,
            @Nullable Map<String, Object> more) {}

    static Stream<Input> others() {
        return Stream.of(
                new Input("b", "k", ArgumentValue.omitted(), ID, null),
                new Input("a", "k", ArgumentValue.ofNullable(null), ID, null),
                new Input("a", "k", ArgumentValue.ofNullable("x"), ID, null),
                new Input("a", "k", ArgumentValue.ofNullable("y"), ID, null),
                new Input("a", "k", ArgumentValue.omitted(), new ThingId(new UUID(1, 2)), null),
                new Input("a", "k", ArgumentValue.omitted(), ID, Map.of("x", 1)),
                new Input("a", "k", ArgumentValue.omitted(), ID, Map.of("idempotencyKey", 1)));
    }

    @ParameterizedTest
    @MethodSource("others")
    void differsWithAnyField(Input other) {
        assertThat(InputHash.of(other)).isNotEqualTo(InputHash.of(FIRST));
        assertThat(others().map(InputHash::of)).doesNotHaveDuplicates();
    }

    @Test
    void doesNotMindTheKeyItself() {
        assertThat(InputHash.of(new Input("a", "other", ArgumentValue.omitted(), ID, null)))
                .isEqualTo(InputHash.of(FIRST));
    }

    @Test
    void doesNotMindTheOrderOfFields() {
        var reordered = new LinkedHashMap<String, Object>();
        reordered.put("b", List.of(new TreeMap<>(Map.of("d", 3, "c", 2))));
        reordered.put("a", 1);

        assertThat(InputHash.of(reordered))
                .isEqualTo(InputHash.of(Map.of("a", 1, "b", List.of(Map.of("c", 2, "d", 3)), "idempotencyKey", "k")));
    }

    @Test
    void mindsTheOrderOfLists() {
        assertThat(InputHash.of(Map.of("a", List.of(1, 2)))).isNotEqualTo(InputHash.of(Map.of("a", List.of(2, 1))));
    }
}
