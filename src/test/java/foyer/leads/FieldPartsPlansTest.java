package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.Counted;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With 10,000 budgets of 100,000 leads: how many values are read where a filter by a custom field is met by few. */
@Tag("module")
class FieldPartsPlansTest {

    /** Of a hundred that the index has, read twice: where each currency begins, and from there on what is asked for. */
    private static final int BLOCKS = 40;

    private static LeadsAtSize leads;

    @BeforeAll
    static void load() {
        leads = LeadsAtSize.shared();
    }

    /** Once from their index, and once more of each lead that is found. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            99 | 'field': 'budget', 'currency': 'AED'
            0 | 'field': 'budget', 'currency': 'AED', 'maxMinor': 0
            1 | 'field': 'budget', 'minMinor': 99990
            0 | 'field': 'budget', 'maxMinor': 0, 'flag': true
            0 | 'field': 'size', 'min': 0, 'startsWith': 'a'
            """)
    void readsFewValues(int few, String field) {
        var json = "{'customFields': [{%s}], 'archived': false}".formatted(field);
        var filter = LeadFilterJson.read(json.replace('\'', '"'));

        var plan = leads.plan(queries -> queries.count(filter));

        assertThat(leads.counted(filter)).isEqualTo(new Counted(few, true));
        assertThat(leads.count(filter)).isEqualTo(few);
        assertThat(valuesRead(plan)).as(plan.text()).isLessThanOrEqualTo(2L * few);
        assertThat(blocksRead(plan)).as(plan.text()).isLessThanOrEqualTo(BLOCKS);
        assertThat(plan.text()).doesNotContain("Seq Scan\", \"Relation Name\": \"custom_value");
    }

    private static long valuesRead(LeadsAtSize.Plan plan) {
        return plan.nodes().stream()
                .filter(node -> node.path("Relation Name").asString("").equals("custom_value"))
                .mapToLong(node -> (node.path("Actual Rows").asLong()
                                + node.path("Rows Removed by Filter").asLong(0))
                        * node.path("Actual Loops").asLong())
                .sum();
    }

    private static long blocksRead(LeadsAtSize.Plan plan) {
        return plan.nodes().stream()
                .filter(node -> node.path("Index Name").asString("").equals("custom_value_money_idx"))
                .mapToLong(node -> node.path("Shared Hit Blocks").asLong()
                        + node.path("Shared Read Blocks").asLong())
                .sum();
    }
}
