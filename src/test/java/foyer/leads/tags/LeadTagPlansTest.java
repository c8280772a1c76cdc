package foyer.leads.tags;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadsAtSize;
import foyer.leads.NearestLeadQueries;
import foyer.platform.security.Actor;
import foyer.platform.security.RecordScope;
import foyer.records.tags.DirectTags;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With 100,000 leads in one tenant, half of which have a tag: how many are looked at to tell which tags there are. */
@Tag("module")
class LeadTagPlansTest {

    private static final int TAGS = 3;

    private static LeadsAtSize leads;

    @BeforeAll
    static void load() {
        leads = LeadsAtSize.shared();
    }

    private static List<LeadTag> tags(DSLContext db) {
        return new LeadTagQueries(db, DirectTags.of(db)).beginning(null);
    }

    private record Told(List<LeadTag> tags, LeadsAtSize.Plan plan) {

        /** Entries of tags that were looked at. */
        long tagsRead() {
            return plan.nodes().stream()
                    .filter(node -> node.path("Relation Name").asString("").equals("tagging"))
                    .mapToLong(node -> (node.path("Actual Rows").asLong()
                                    + node.path("Rows Removed by Filter").asLong(0))
                            * node.path("Actual Loops").asLong())
                    .sum();
        }
    }

    private static Told told(Actor actor) {
        var tags = new ArrayList<LeadTag>();
        var plan = leads.planOf(actor, db -> {
            tags.clear();
            tags.addAll(tags(db));
        });
        return new Told(tags, plan);
    }

    /** Whichever have the tag that is rare are archived. */
    @Test
    void looksAtSoManyLeadsOfEachTagHoweverManyHaveIt() {
        var told = told(LeadsAtSize.SYSTEM);

        assertThat(told.tags()).containsExactly(new LeadTag("common", 1_000), new LeadTag("old", 1_000));
        var most = TAGS * LeadTagQueries.LOOKED_AT;
        assertThat(told.plan().rowsRead()).as(told.plan().text()).isLessThanOrEqualTo(most);
        assertThat(told.tagsRead()).as(told.plan().text()).isLessThanOrEqualTo(most);
        assertThat(leads.genericPlanOf(LeadTagPlansTest::tags)).doesNotContain("Seq Scan");
    }

    /** The second has many with a tag, the third none among the newest, the ninth no lead at all. */
    @ParameterizedTest
    @CsvSource({"2, OWN, 1000", "3, OWN, 0", "3, TEAM, 1000", "9, OWN, 0"})
    void looksAtNothingButTheNewestLeadsOfALimitedPermission(int member, RecordScope scope, int common) {
        var told = told(leads.limited(member, scope));

        assertThat(told.tags()).isEqualTo(common == 0 ? List.of() : List.of(new LeadTag("common", common)));
        var people = scope == RecordScope.OWN ? 1 : 2;
        var most = (people + 1) * NearestLeadQueries.LOOKED_AT_WITHIN;
        assertThat(told.plan().rowsRead()).as(told.plan().text()).isLessThanOrEqualTo(member == 9 ? 0 : most);
        assertThat(told.tagsRead()).as(told.plan().text()).isLessThanOrEqualTo(NearestLeadQueries.LOOKED_AT_WITHIN);
    }
}
