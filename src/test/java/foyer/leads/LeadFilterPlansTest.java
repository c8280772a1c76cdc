package foyer.leads;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.pipelines.StageKind;
import foyer.platform.graphql.PageRequest;
import foyer.records.fields.CustomFieldFilter;
import foyer.records.tags.TagFilter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With 100,000 leads in one tenant: no field of the filter reads them all, and ten fields together read few. */
@Tag("module")
class LeadFilterPlansTest {

    private static final int PAGE = 20;

    private static LeadsAtSize leads;

    @BeforeAll
    static void load() {
        leads = LeadsAtSize.shared();
    }

    private static Map<String, LeadFilter> filters() {
        var score = new LeadFilter.Score(90, 100);
        var value = new LeadFilter.Value("EUR", 99_000L, null);
        var day = new LeadFilter.Period(Instant.parse("2026-02-01T00:00:00Z"), Instant.parse("2026-02-02T00:00:00Z"));
        return Map.ofEntries(
                Map.entry("common tag", filter(List.of("common"), null, null, null, null)),
                Map.entry("rare tag", filter(List.of("rare"), null, null, null, null)),
                Map.entry("both tags", filter(List.of("rare", "common"), null, null, null, null)),
                Map.entry("score", filter(null, score, null, null, null)),
                Map.entry("value", filter(null, null, value, null, null)),
                Map.entry("made on a day", filter(null, null, null, day, null)),
                Map.entry("company", filter(null, null, null, null, "Company 777")),
                Map.entry("rare tag, score and value", filter(List.of("rare"), score, value, null, null)),
                Map.entry("common value", custom("0", "500")),
                Map.entry("rare value", custom("777", "777")),
                Map.entry("ten fields", ten(new LeadFilter.Score(98, 100), new LeadFilter.Value("EUR", 1L, null))));
    }

    private static LeadFilter filter(
            @Nullable List<String> tags,
            LeadFilter.@Nullable Score score,
            LeadFilter.@Nullable Value value,
            LeadFilter.@Nullable Period createdAt,
            @Nullable String company) {
        return new LeadFilter(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                tags == null ? null : new TagFilter(tags, null, null),
                null,
                score,
                value,
                createdAt,
                null,
                null,
                null,
                null,
                null,
                company,
                null,
                null,
                false,
                null,
                null);
    }

    private static LeadFilter custom(String min, String max) {
        var size = new CustomFieldFilter(
                "size", null, null, new BigDecimal(min), new BigDecimal(max), null, null, null, null, null, null, null);
        return new LeadFilter(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(size),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null);
    }

    private static LeadFilter ten(LeadFilter.Score score, LeadFilter.Value value) {
        return new LeadFilter(
                List.of(leads.stage(0), leads.stage(1), leads.stage(2)),
                null,
                List.of(StageKind.OPEN),
                List.of(leads.member(2), leads.member(4)),
                null,
                false,
                List.of(LeadSource.MANUAL),
                new TagFilter(null, List.of("common", "rare"), List.of("never")),
                null,
                score,
                value,
                new LeadFilter.Period(Instant.parse("2026-01-01T00:00:00Z"), null),
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                false,
                null,
                null);
    }

    /** How many leads a first page looks at, however the planner goes about it. */
    @ParameterizedTest
    @CsvSource({
        "common tag, 2000",
        "rare tag, 1000",
        "both tags, 1000",
        "score, 2000",
        "value, 10000",
        "made on a day, 2000",
        "company, 20",
        "'rare tag, score and value', 1000",
        "common value, 2000",
        "rare value, 25000",
        "ten fields, 25000"
    })
    void readsAPartOfTheLeads(String name, int most) {
        var filter = requireNonNull(filters().get(name));

        var plan = leads.plan(queries -> queries.page(filter, LeadOrder.CREATED_AT_DESC, PageRequest.first(PAGE)));

        assertThat(plan.rowsRead()).as(plan.text()).isLessThanOrEqualTo(most);
        assertThat(plan.text()).doesNotContain("Seq Scan\", \"Relation Name\": \"lead");
    }

    @Test
    void findsTheSameLeadsByEveryOrder() {
        var filter = requireNonNull(filters().get("ten fields"));
        var expected = leads.ids(filter, LeadOrder.CREATED_AT_DESC);

        assertThat(expected).hasSizeGreaterThan(PAGE);
        for (var order : LeadOrder.values()) {
            assertThat(leads.ids(filter, order)).containsExactlyInAnyOrderElementsOf(expected);
        }
    }
}
