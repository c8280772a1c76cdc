package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Paging while leads come and go: a lead that stayed is on exactly one page, whatever happens around it. */
@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class LeadPagingTest {

    private static final int LEADS = 30;

    private final TestTenants tenants;

    @Autowired
    LeadPagingTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @ParameterizedTest
    @CsvSource({
        "CREATED_AT_DESC, false, 1",
        "CREATED_AT_DESC, true, 2",
        "UPDATED_AT_DESC, false, 3",
        "UPDATED_AT_DESC, true, 4",
        "TITLE_ASC, false, 5",
        "TITLE_ASC, true, 6"
    })
    void neitherSkipsNorRepeatsALeadThatStayed(String order, boolean backward, long seed) {
        var random = new Random(seed);
        var list = new Living(new LeadApi(tenants.signUp("LEAD_GENERATION")), random);
        for (var i = 0; i < LEADS; i++) {
            list.come();
        }
        var stayed = new TreeSet<>(list.here);
        var seen = new ArrayList<String>();

        @Nullable String cursor = null;
        do {
            var size = 1 + random.nextInt(5);
            var answer = backward
                    ? list.api.leads("orderBy", order, "last", size, "before", cursor)
                    : list.api.leads("orderBy", order, "first", size, "after", cursor);
            answer.data("leads.edges")
                    .forEach(edge -> seen.add(edge.path("node").path("id").asString()));
            var more = answer.data("leads.pageInfo." + (backward ? "hasPreviousPage" : "hasNextPage"))
                    .asBoolean();
            cursor = more ? answer.text("leads.pageInfo." + (backward ? "startCursor" : "endCursor")) : null;
            stayed.removeAll(list.live(cursor));
        } while (cursor != null);

        assertThat(seen).doesNotHaveDuplicates().containsAll(stayed);
        assertThat(stayed).hasSizeGreaterThan(LEADS / 3);
    }

    /** A tenant's leads, which come and go. */
    private static final class Living {

        private final LeadApi api;
        private final Random random;
        private final List<String> here = new ArrayList<>();

        Living(LeadApi api, Random random) {
            this.api = api;
            this.random = random;
        }

        /** Titles repeat, so that only the id tells some of them apart. */
        void come() {
            here.add(api.create("Lead " + random.nextInt(LEADS / 3)));
        }

        /** Something happens, to the lead that the cursor stands on too; answers whoever went. */
        List<String> live(@Nullable String cursor) {
            come();
            var gone = here.remove(random.nextInt(here.size()));
            api.done("leadArchive", "ids", List.of(gone));
            return cursor == null ? List.of() : List.of(gone);
        }
    }
}
