package foyer.platform.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operations cost, as {@code extensions.cost} says: an object 2, a scalar 1, a row (spec, "Limits"). */
@Tag("graphql")
class CostTest {

    private final Http http = Http.to(TransportServer.shared());

    @ParameterizedTest(name = "{0} costs {1}")
    @CsvSource(delimiter = '|', textBlock = """
            { __typename }                                                        | 0
            { hello }                                                             | 1
            { hello __typename a: hello }                                         | 2
            { item { id name } }                                                  | 4
            { item { item { name } } }                                            | 5
            { items { nodes { id } } }                                            | 62
            { items(first: 10) { nodes { id name } } }                            | 42
            { items(last: 3) { nodes { id } } }                                   | 11
            { items(first: 2) { edges { cursor node { id } } } }                  | 14
            { items(first: 10) { totalCount pageInfo { hasNextPage } } }          | 6
            { items(first: 10) { nodes { children(first: 5) { nodes { id } } } } } | 192
            { items(first: 10) { ...P } } fragment P on ItemConnection { totalCount nodes { id } } | 33
            { many(ids: ["a", "b", "c"]) { id name } }                            | 9
            { many(ids: []) { id } }                                              | 4
            { several(count: 1) { id name } }                                     | 22
            { dear }                                                              | 1000
            { items(first: 2) { ... { nodes { id } } } }                          | 8
            { hello @skip(if: true) }                                             | 1
            """)
    void costs(String document, int expected) {
        var answer = http.query(document);

        assertThat(answer.codes()).isEmpty();
        assertThat(answer.json().path("extensions").path("cost").asInt()).isEqualTo(expected);
    }

    @Test
    void multipliesByVariables() {
        var document =
                "query($n: Int = 4, $ids: [ID!]!) { items(first: $n) { nodes { ...I } } many(ids: $ids) { ...I } }"
                        + " fragment I on Item { id children(first: $n) { nodes { id } } }";

        assertThat(cost(document, Map.of("ids", List.of()))).isEqualTo(2 + 4 * (2 + 15) + 3 + 15);
        assertThat(cost(document, Map.of("ids", List.of("a", "b"), "n", 1))).isEqualTo(2 + (2 + 6) + 3 + 2 * 6);
        assertThat(cost(document, Map.of("ids", List.of("a"), "n", 4))).isEqualTo(2 + 4 * (2 + 15) + 3 + 15);
    }

    @Test
    void countsAPageByTheSizeThatIsGiven() {
        var document = "query($f: Int, $l: Int) { items(first: $f, last: $l) { nodes { id } } }";

        assertThat(cost(document, Map.of("f", 2))).isEqualTo(2 + 2 * 3);
        assertThat(cost(document, Map.of("l", 3))).isEqualTo(2 + 3 * 3);
        assertThat(cost(document, Map.of())).isEqualTo(2 + 20 * 3);
    }

    @Test
    void reckonsEachOperationOfADocumentByItself() {
        var document = "query A { hello } query B { dear }";

        var a = http.body("{\"query\":\"" + document + "\",\"operationName\":\"A\"}");
        var b = http.body("{\"query\":\"" + document + "\",\"operationName\":\"B\"}");

        assertThat(a.json().path("extensions").path("cost").asInt()).isEqualTo(1);
        assertThat(b.json().path("extensions").path("cost").asInt()).isEqualTo(1_000);
    }

    @Test
    void boundsTheReckoningOfFragmentsWithVariables() {
        var document = new StringBuilder("query($n: Int) { item { ...F0 } }");
        for (var i = 0; i < 8; i++) {
            document.append(
                    " fragment F%d on Item { children(first: $n) { nodes { ...F%d } edges { node { ...F%d } } } }"
                            .formatted(i, i + 1, i + 1));
        }
        document.append(" fragment F8 on Item { id }");

        assertThat(http.query(document.toString()).codes()).isNotEmpty().containsOnly("GRAPHQL_VALIDATION_FAILED");
    }

    private int cost(String document, Map<String, ?> variables) {
        var answer = http.query(document, variables);
        assertThat(answer.codes()).isEmpty();
        return answer.json().path("extensions").path("cost").asInt();
    }
}
