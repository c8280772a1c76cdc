package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Counted;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.RecordScope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** With 100,000 leads in one tenant: how many of them counts, pages in any order and those of limited permissions look at. */
@Tag("module")
class LeadBoundsTest {

    private static final int PAGE = 20;

    /** Each by its index, and again by its key. */
    private static final int COUNTED = 2 * NearestLeadQueries.LOOKED_AT + 2 * FewLeadQueries.FEW;

    /** Those that are looked at first, too, and those that are shown. */
    private static final int PAGED = 2 * (NearestLeadQueries.LOOKED_AT + NearestLeadQueries.LOOKED_AT_FIRST + PAGE);

    private static final int PAGED_APART =
            2 * (NearestLeadQueries.LOOKED_AT_APART + NearestLeadQueries.LOOKED_AT_FIRST + PAGE);

    /** Where few leads are read, which index tells of them is tried one after another. */
    private static final int FEW = 4 * FewLeadQueries.FEW + FewLeadQueries.SOME;

    private static LeadsAtSize leads;

    @BeforeAll
    static void load() {
        leads = LeadsAtSize.shared();
    }

    private static LeadFilter read(String parts) {
        return LeadFilterJson.read("{%s, 'archived': false}".formatted(parts).replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'doNotContact': true
            'score': {'min': 98}
            'slaBreached': true, 'sources': ['MANUAL']
            'tags': {'all': ['rare']}
            'tags': {'all': ['common', 'rare']}
            'tags': {'all': ['common']}, 'score': {'min': 99}
            'tags': {'all': ['common']}, 'customFields': [{'field': 'size', 'max': 15}]
            'customFields': [{'field': 'size', 'min': 777, 'max': 777}]
            'customFields': [{'field': 'size', 'min': 5000}]
            'customFields': [{'field': 'size', 'max': 15}], 'sources': ['MANUAL']
            'doNotContact': false, 'any': [{'score': {'min': 100}}, {'company': 'Company 777'}]
            'countries': ['JO'], 'doNotContact': false, 'score': {'min': 20}
            'createdAt': {'before': '2026-01-02T00:00:00Z'}, 'sources': ['MANUAL'], 'unassigned': false
            """)
    void countsAllThatAnIndexTellsOf(String parts) {
        var filter = read(parts);

        var plan = leads.plan(queries -> queries.count(filter));

        assertThat(leads.counted(filter)).isEqualTo(new Counted(leads.count(filter), true));
        assertThat(plan.rowsRead()).as(plan.text()).isLessThanOrEqualTo(FEW);
        assertThat(plan.text()).doesNotContain("Seq Scan\", \"Relation Name\": \"lead");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            0 | 'sources': ['CAMPAIGN']
            10000 | 'sources': ['MANUAL']
            10000 | 'score': {'min': 50}
            10000 | 'tags': {'all': ['common']}
            1053 | 'customFields': [{'field': 'size', 'isSet': false}]
            0 | 'tags': {'all': ['common']}, 'sources': ['CAMPAIGN']
            0 | 'unassigned': false, 'sources': ['CAMPAIGN']
            0 | 'firstResponseDue': {'from': '2026-01-02T00:00:00Z'}, 'sources': ['CAMPAIGN']
            0 | 'any': [{'sources': ['CAMPAIGN']}, {'doNotContact': true}]
            0 | 'score': {'min': 90}, 'not': {'createdAt': {'from': '2026-01-20T00:00:00Z'}}
            """)
    void countsAmongTheNewestElseAndSaysSo(int told, String parts) {
        var filter = read(parts);

        var plan = leads.plan(queries -> queries.count(filter));

        assertThat(leads.counted(filter)).isEqualTo(new Counted(told, false));
        assertThat(plan.rowsRead()).as(plan.text()).isLessThanOrEqualTo(COUNTED);
        assertThat(plan.text()).doesNotContain("Seq Scan\", \"Relation Name\": \"lead");
    }

    /** Where none of all leads meets it, and no index tells. */
    @ParameterizedTest
    @EnumSource
    void looksAtNoMoreLeadsInAnyOrder(LeadOrder order) {
        var filter = read("""
                'kinds': ['OPEN'], 'sources': ['CAMPAIGN'], 'unassigned': false, 'tags': {'any': ['common']},
                'customFields': [{'field': 'size', 'max': 900}], 'any': [{'doNotContact': false}, {'score': {'min': 1}}]""");
        var pages = new ArrayList<Connection<Lead>>();

        var plan = leads.plan(queries -> pages.add(queries.page(filter, order, PageRequest.first(PAGE))));

        var most = order == LeadOrder.CREATED_AT_DESC ? PAGED : PAGED_APART;
        assertThat(plan.rowsRead()).as(plan.text()).isLessThanOrEqualTo(most + FEW);
        assertThat(plan.text()).doesNotContain("Seq Scan\", \"Relation Name\": \"lead");
        assertThat(pages.getFirst().nodes()).isEmpty();
        assertThat(pages.getFirst().pageInfo().endCursor()).isNotNull();
        assertThat(leads.genericPlan(queries -> queries.page(filter, order, PageRequest.first(PAGE))))
                .doesNotContain("Seq Scan on lead");
    }

    /** Up to where leads were looked at is told by one of theirs. */
    @ParameterizedTest
    @EnumSource(value = RecordScope.class, names = "ALL", mode = Mode.EXCLUDE)
    void tellsALimitedPermissionOfNoPlaceOfAnothersLead(RecordScope scope) {
        var actor = leads.limited(3, scope);
        var nobodys = read("'sources': ['CAMPAIGN']");
        var page = PageRequest.first(PAGE);
        var pages = new ArrayList<Connection<Lead>>();
        var looked = new ArrayList<@Nullable Lead>();

        leads.plan(actor, queries -> pages.add(queries.page(LeadFilter.NONE, LeadOrder.TITLE_ASC, page)));
        assertThat(pages.getFirst().nodes()).hasSize(PAGE).isSortedAccordingTo(Comparator.comparing(Lead::title));
        for (var order : EnumSet.complementOf(EnumSet.of(LeadOrder.FIRST_RESPONSE_DUE_ASC))) {
            leads.plan(actor, queries -> pages.add(queries.page(nobodys, order, page)));
            assertLookedInVain(pages.getLast());
            leads.plan(actor, queries -> looked.add(queries.byId(toldOf(pages.getLast()))));
        }
        // Those that are waited for are others': theirs are looked for among all.
        leads.plan(actor, queries -> pages.add(queries.page(nobodys, LeadOrder.FIRST_RESPONSE_DUE_ASC, page)));

        assertThat(looked).hasSize(LeadOrder.values().length - 1).doesNotContainNull();
        assertThat(pages.getLast().nodes()).isEmpty();
        assertThat(pages.getLast().pageInfo().endCursor()).isNull();
        assertThat(pages.getLast().pageInfo().hasNextPage()).isFalse();
    }

    /** A place is told by the order's name, the time and the id. */
    private static LeadId toldOf(Connection<Lead> page) {
        var place = new String(Base64.getUrlDecoder().decode(page.pageInfo().endCursor()), StandardCharsets.UTF_8);
        return new LeadId(UUID.fromString(place.substring(place.lastIndexOf('&') + 1)));
    }

    /** What somebody may see is found each once, by time, where of each person some are looked at only. */
    @ParameterizedTest
    @EnumSource(value = RecordScope.class, names = "ALL", mode = Mode.EXCLUDE)
    void findsEachLeadOfALimitedPermissionOnce(RecordScope scope) {
        var actor = leads.limited(3, scope);
        var filter = read("'score': {'min': 90}, 'not': {'score': {'max': 99}}");

        var found = leads.ids(actor, filter, LeadOrder.CREATED_AT_DESC, 50);

        assertThat(found).hasSizeGreaterThan(PAGE).doesNotHaveDuplicates().hasSize(leads.count(actor, filter));
        for (var order : LeadOrder.values()) {
            assertThat(leads.ids(actor, filter, order, 50)).containsExactlyInAnyOrderElementsOf(found);
        }
        var own = read("'score': {'min': 90}, 'not': {'score': {'max': 99}}, " + ofMember(3));
        assertThat(leads.ids(actor, own, LeadOrder.CREATED_AT_DESC, 50))
                .hasSize(leads.count(actor, own))
                .isSubsetOf(found);
    }

    /** Of somebody who has none, where others have many: they are not looked for in the order of all. */
    @ParameterizedTest
    @EnumSource
    void readsTheFewLeadsOfALimitedPermissionByTheirKeys(LeadOrder order) {
        var actor = leads.limited(9, RecordScope.OWN);

        var plan = leads.plan(actor, queries -> queries.page(LeadFilter.NONE, order, PageRequest.first(PAGE)));

        assertThat(plan.rowsRead()).as(plan.text()).isLessThanOrEqualTo(2L * NearestLeadQueries.LOOKED_AT_FIRST);
    }

    private static String inStage(int nth) {
        return "'stages': ['%s']".formatted(leads.stage(nth));
    }

    private static String ofMember(int nth) {
        return "'assignees': ['%s']".formatted(leads.member(nth));
    }

    /** What thousands have each by an index, and what only the oldest have: no index has those of a page. */
    static List<Arguments> neverTogether() {
        var everMade = "'createdAt': {'before': '2027-01-01T00:00:00Z'}";
        var either = "'any': [{%s}, {'doNotContact': true}]".formatted(ofMember(6));
        return List.of(
                Arguments.of(LeadOrder.CREATED_AT_DESC, inStage(6) + "," + either, null),
                Arguments.of(LeadOrder.CREATED_AT_DESC, inStage(6) + "," + everMade + "," + either, null),
                Arguments.of(LeadOrder.CREATED_AT_DESC, inStage(6), either),
                Arguments.of(LeadOrder.TITLE_ASC, everMade, ofMember(6) + ", 'sources': ['CAMPAIGN']"),
                Arguments.of(LeadOrder.CREATED_AT_DESC, "'tags': {'all': ['old']}", null));
    }

    @ParameterizedTest
    @MethodSource("neverTogether")
    void saysUpToWhereItHasLooked(LeadOrder order, String parts, @Nullable String listed) {
        var filter = listed == null ? read(parts) : read(parts).withListed(read(listed));
        var pages = new ArrayList<Connection<Lead>>();

        var plan = leads.plan(queries -> pages.add(queries.page(filter, order, PageRequest.first(PAGE))));

        assertThat(plan.rowsRead()).as(plan.text()).isLessThanOrEqualTo(PAGED + 2 * FEW);
        assertLookedInVain(pages.getFirst());
    }

    private static void assertLookedInVain(Connection<Lead> page) {
        assertThat(page.nodes()).isEmpty();
        assertThat(page.pageInfo().hasNextPage()).isTrue();
        assertThat(page.pageInfo().endCursor()).isNotNull();
    }
}
