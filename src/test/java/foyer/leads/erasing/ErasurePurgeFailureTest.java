package foyer.leads.erasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.leads.LeadApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of the other erasures when one cannot be ended. */
@FoyerTest
@Tag("graphql")
class ErasurePurgeFailureTest {

    private final TestDatabase database;
    private final ErasurePurge purge;
    private final LeadApi api;
    private final EraseApi erasing;

    @Autowired
    ErasurePurgeFailureTest(TestTenants tenants, TestDatabase database, ErasurePurge purge) {
        var owner = tenants.signUp("LEAD_GENERATION");
        this.database = database;
        this.purge = purge;
        this.api = new LeadApi(owner);
        this.erasing = new EraseApi(owner);
    }

    /** The erasures that are over. */
    private List<String> purged() {
        return erasing.erasures()
                .path("nodes")
                .valueStream()
                .filter(erasure -> !erasure.path("purgedAt").isNull())
                .map(erasure -> erasure.path("id").asString())
                .toList();
    }

    @Test
    void oneThatFailsKeepsNoOtherWaiting() throws Exception {
        var first = erasing.erased(api.create("First"));
        var second = erasing.erased(api.create("Second"));
        database.execute("update leads.erasure set undo_until = now()");
        database.execute("create function leads.refuse() returns trigger language plpgsql as "
                + "$$ begin raise exception 'refused'; end $$");
        database.execute("create trigger refuse before update on leads.erasure for each row when (old.id = '"
                + LeadErasureId.of(first).value() + "') execute function leads.refuse()");
        try {
            assertThatThrownBy(purge::run).hasStackTraceContaining("refused");
            assertThat(purged()).containsExactly(second);
        } finally {
            database.execute("drop trigger refuse on leads.erasure");
            database.execute("drop function leads.refuse()");
        }

        purge.run();

        assertThat(purged()).containsExactlyInAnyOrder(first, second);
    }
}
