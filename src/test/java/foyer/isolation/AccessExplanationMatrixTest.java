package foyer.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;

/** Everybody is told of every root field what the table says: whether they are let in, and what to do when they are not. */
@WholeSchema
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class AccessExplanationMatrixTest {

    private static final String LET_IN = "+";

    private final Expectations expectations = Expectations.read();
    private final Cast cast;

    @Autowired
    AccessExplanationMatrixTest(TestDatabase database, TestTenants tenants, GraphQlClient anyone) {
        this.cast = Cast.set(tenants, anyone, database);
    }

    @TestFactory
    Stream<DynamicTest> tellsWhomTheTableLetsIn() {
        return expectations.fields().stream()
                .map(field -> DynamicTest.dynamicTest(field, () -> {
                    var told = new LinkedHashMap<String, Boolean>();
                    var expected = new LinkedHashMap<String, Boolean>();
                    for (var actor : cast.names()) {
                        told.put(actor, allowed(field, actor));
                        expected.put(actor, expectations.of(field, actor).equals(LET_IN));
                    }
                    assertThat(told).isEqualTo(expected);
                }));
    }

    private boolean allowed(String field, String actor) {
        var answer = cast.actor(actor)
                .post(
                        "query($action: String!) { accessExplanation(action: $action) { allowed reasons { kind ok detail } fix } }",
                        Map.of("action", field.substring(field.indexOf('.') + 1)));
        var allowed = answer.data("accessExplanation.allowed").asBoolean();
        assertThat(answer.data("accessExplanation.reasons")
                        .valueStream()
                        .allMatch(reason -> reason.path("ok").asBoolean()))
                .as(answer.body())
                .isEqualTo(allowed);
        assertThat(answer.data("accessExplanation.fix").isNull())
                .as(answer.body())
                .isEqualTo(allowed);
        return allowed;
    }
}
