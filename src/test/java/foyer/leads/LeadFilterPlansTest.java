package foyer.leads;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With 100,000 leads in one tenant: no field of the filter reads them all, and ten fields together read few. */
@Tag("module")
class LeadFilterPlansTest {

    private static final int PAGE = 20;
    private static final int LONG_PAGE = 89;

    /** First some and then many, each by its index and by its key, and of up to five parts whether few have them. */
    private static final int NEAREST =
            2 * (NearestLeadQueries.LOOKED_AT_FIRST + NearestLeadQueries.LOOKED_AT + PAGE + 1) + 5 * LeadsAtSize.FEW;

    /** Leads that begin so. */
    private static final long ELEVEN = 11;

    /** No part of it has an index that tells which leads come first. */
    private static final String LONG = """
            'sources': ['MANUAL'], 'tags': {'any': ['common', 'rare'], 'none': ['never']},
            'value': {'currency': 'EUR', 'minMinor': 1}, 'doNotContact': false""";

    private static LeadsAtSize leads;

    @BeforeAll
    static void load() {
        leads = LeadsAtSize.shared();
    }

    private static Map<String, String> filters() {
        return Map.ofEntries(
                Map.entry("common tag", "'tags': {'all': ['common']}"),
                Map.entry("rare tag", "'tags': {'all': ['rare']}"),
                Map.entry("both tags", "'tags': {'all': ['rare', 'common']}"),
                Map.entry("score", "'score': {'min': 90, 'max': 100}"),
                Map.entry("value", "'value': {'currency': 'EUR', 'minMinor': 99000}"),
                Map.entry(
                        "made on a day",
                        "'createdAt': {'from': '2026-02-01T00:00:00Z', 'before': '2026-02-02T00:00:00Z'}"),
                Map.entry("missed", "'slaBreached': true"),
                Map.entry("due on a day", """
                        'firstResponseDue': {'from': '2026-02-01T00:00:00Z', 'before': '2026-02-02T00:00:00Z'}"""),
                Map.entry("company", "'company': 'Company 777'"),
                Map.entry("city", "'city': 'City 777'"),
                Map.entry("common country", "'countries': ['AE']"),
                Map.entry("rare country", "'countries': ['JO']"),
                Map.entry("team", "'teams': ['%s']".formatted(leads.team())),
                Map.entry("two countries", "'countries': ['AE', 'JO']"),
                Map.entry("rare tag, score and value", """
                        'tags': {'all': ['rare']}, 'score': {'min': 90, 'max': 100},
                        'value': {'currency': 'EUR', 'minMinor': 99000}"""),
                Map.entry("common value", "'customFields': [{'field': 'size', 'min': 0, 'max': 500}]"),
                Map.entry("rare value", "'customFields': [{'field': 'size', 'min': 776, 'max': 777}]"),
                Map.entry("common list", "'list': '%s'".formatted(leads.list(4))),
                Map.entry("rare list", "'list': '%s'".formatted(leads.list(997))),
                Map.entry("rare tag or company", "'any': [{'tags': {'all': ['rare']}}, {'company': 'Company 777'}]"),
                Map.entry(
                        "common tag or rare list, and a score",
                        "'score': {'min': 90}, 'any': [{'tags': {'all': ['common']}}, {'list': '%s'}]"
                                .formatted(leads.list(997))),
                Map.entry(
                        "long, met by a few of the nearest",
                        LONG + ", 'score': {'min': 90}, 'not': {'score': {'max': 99}}"),
                Map.entry(
                        "long, met by none of the nearest",
                        LONG + ", 'score': {'min': 90}, 'not': {'createdAt': {'from': '2026-01-20T00:00:00Z'}}"),
                Map.entry(
                        "long, made long ago",
                        LONG + ", 'score': {'min': 80}, 'createdAt': {'before': '2026-01-20T00:00:00Z'}"),
                Map.entry("rare country and more", "'countries': ['JO'], 'doNotContact': false, 'score': {'min': 90}"),
                Map.entry("common tag and score", "'tags': {'all': ['common']}, 'score': {'min': 98}"),
                Map.entry("nobody's source", "'sources': ['CAMPAIGN']"),
                Map.entry(
                        "stage, nobody's source",
                        "'stages': ['%s'], 'sources': ['CAMPAIGN']".formatted(leads.stage(1))),
                Map.entry(
                        "common value, nobody's source",
                        "'customFields': [{'field': 'size', 'min': 0, 'max': 500}], 'sources': ['CAMPAIGN']"),
                Map.entry("nobody's source or score", "'any': [{'sources': ['CAMPAIGN']}, {'score': {'min': 100}}]"),
                Map.entry(
                        "rare of each",
                        "'sources': ['MANUAL'], 'any': [{'countries': ['JO']}, {'company': 'Company 7'}, {'tags': {'all': ['rare']}}]"),
                Map.entry("no value", "'customFields': [{'field': 'size', 'isSet': false}]"),
                Map.entry("no common tag", "'not': {'tags': {'all': ['common']}}"),
                Map.entry("ten fields", """
                        'stages': ['%s', '%s', '%s'], 'kinds': ['OPEN'], 'assignees': ['%s', '%s'], 'unassigned': false,
                        'sources': ['MANUAL'], 'tags': {'any': ['common', 'rare'], 'none': ['never']},
                        'score': {'min': 98, 'max': 100}, 'value': {'currency': 'EUR', 'minMinor': 1},
                        'createdAt': {'from': '2026-01-01T00:00:00Z'}, 'doNotContact': false""".formatted(
                                leads.stage(0), leads.stage(1), leads.stage(2), leads.member(2), leads.member(4))));
    }

    private static LeadFilter filter(String name) {
        return read(requireNonNull(filters().get(name)));
    }

    private static LeadFilter read(String parts) {
        return LeadFilterJson.read("{%s, 'archived': false}".formatted(parts).replace('\'', '"'));
    }

    /** How many leads a first page looks at, however the planner goes about it; without a number the nearest. */
    @ParameterizedTest
    @CsvSource({
        "common tag, 2000",
        "rare tag, 1200",
        "both tags, 1500",
        "score, 2000",
        "value,",
        "made on a day, 2000",
        "missed, 2000",
        "due on a day, 2000",
        "company, 1100",
        "city, 20",
        "common country, 2000",
        "rare country, 1000",
        "two countries, 2000",
        "team, 150",
        "'rare tag, score and value', 2000",
        "common value, 2000",
        "rare value, 2000",
        "common list, 2000",
        "rare list, 1200",
        "rare tag or company, 1500",
        "'common tag or rare list, and a score', 4000",
        "'long, met by a few of the nearest',",
        "'long, met by none of the nearest',",
        "'long, made long ago',",
        "nobody's source,",
        "'stage, nobody''s source',",
        "'common value, nobody''s source',",
        "nobody's source or score,",
        "rare of each, 4000",
        "no value,",
        "rare country and more, 2000",
        "no common tag, 2000",
        "ten fields,"
    })
    void readsAPartOfTheLeads(String name, @Nullable Integer most) {
        var filter = filter(name);

        var plan = leads.plan(queries -> queries.page(filter, LeadOrder.CREATED_AT_DESC, PageRequest.first(PAGE)));

        assertThat(plan.rowsRead()).as(plan.text()).isLessThanOrEqualTo(most == null ? NEAREST : most);
        assertThat(plan.text()).doesNotContain("Seq Scan\", \"Relation Name\": \"lead");
    }

    /** From either end, and from there on no lead is left out (below). */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void saysUpToWhereItHasLookedWhereNoneOfTheNearestMeetsALongFilter(boolean backward) {
        var filter = read("'not': {'any': [{'createdAt': {'from': '2026-01-20T00:00:00Z'}},"
                + " {'createdAt': {'before': '2026-01-15T00:00:00Z'}}]}");
        var pages = new ArrayList<Connection<Lead>>();

        leads.plan(queries ->
                pages.add(queries.page(filter, LeadOrder.CREATED_AT_DESC, new PageRequest(PAGE, null, backward))));

        var info = pages.getFirst().pageInfo();
        assertThat(pages.getFirst().nodes()).isEmpty();
        assertThat(backward ? info.hasPreviousPage() : info.hasNextPage()).isTrue();
        assertThat(backward ? info.startCursor() : info.endCursor()).isNotNull();
    }

    @Test
    void showsAtOnceWhatFewHaveByAnIndexWhateverElseIsAskedFor() {
        var filter = filter("rare country and more");
        var pages = new ArrayList<Connection<Lead>>();

        leads.plan(queries -> pages.add(queries.page(filter, LeadOrder.TITLE_ASC, PageRequest.first(PAGE))));

        assertThat(pages.getFirst().nodes()).isNotEmpty().hasSize(leads.count(filter));
        assertThat(pages.getFirst().pageInfo().hasNextPage()).isFalse();
    }

    /** What goes through all leads of a text looks at those that have it, where these are few, and at no others. */
    @Test
    void goesThroughTheLeadsOfARareTextByTheirKeys() {
        var rare = LeadFilterJson.read("{\"text\": \"person8764\", \"archived\": false}");
        var common = LeadFilterJson.read("{\"text\": \"person\", \"archived\": false}");
        var whole = new PageRequest(PAGE, null, false);

        var plan = leads.plan(queries -> queries.wholePage(rare, LeadQueries.WRITE, LeadOrder.CREATED_AT_DESC, whole));
        assertThat(plan.indexes()).as(plan.text()).containsExactly("lead_pkey");
        assertThat(plan.rowsRead()).as(plan.text()).isBetween(1L, ELEVEN);
        var all = leads.plan(queries -> queries.wholePage(common, LeadQueries.WRITE, LeadOrder.CREATED_AT_DESC, whole));
        assertThat(all.indexes()).as(all.text()).containsExactly("lead_created_idx");
    }

    /** Those of the team's people and those of the team itself are read apart, each as far as the page goes. */
    @Test
    void readsATeamsLeadsFromTheIndexOfTeamsAndThoseOfItsPeople() {
        var filter = filter("team");

        var plan = leads.plan(queries -> queries.page(filter, LeadOrder.CREATED_AT_DESC, PageRequest.first(PAGE)));

        assertThat(plan.indexes()).as(plan.text()).contains("lead_team_idx");
        assertThat(leads.genericPlan(
                        queries -> queries.page(filter, LeadOrder.CREATED_AT_DESC, PageRequest.first(PAGE))))
                .contains("lead_team_idx")
                .doesNotContain("Seq Scan on lead");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ten fields",
                "long, met by a few of the nearest",
                "long, met by none of the nearest",
                "long, made long ago",
                "nobody's source or score",
                "rare of each",
                "rare value"
            })
    void findsTheSameLeadsByEveryOrder(String name) {
        var filter = filter(name);
        var expected = leads.ids(filter, LeadOrder.CREATED_AT_DESC, LONG_PAGE);

        assertThat(expected).hasSizeGreaterThan(LONG_PAGE).hasSize(leads.count(filter));
        for (var order : PageReads.ORDERS) {
            assertThat(leads.ids(filter, order, LONG_PAGE)).containsExactlyInAnyOrderElementsOf(expected);
        }
    }
}
