package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What reads cost beside statements, in counts that a busy machine does not change (quality.md, Performance). Bytes are
 * those of server and client together, so the bounds are wide: they hold off a copy of everything, not a percent.
 */
@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class LeadCostTest {

    private static final int LEADS = 50;
    private static final int NOTES = 3;
    private static final int WARM_UP = 30;
    private static final int REQUESTS = 200;
    private static final int ROUNDS = 5;
    private static final int KILOBYTE = 1024;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final MeterRegistry meters;
    private final TestMember owner;

    @Autowired
    LeadCostTest(TestTenants tenants, MeterRegistry meters) {
        this.meters = meters;
        this.owner = tenants.signUp("LEAD_GENERATION");
    }

    @BeforeAll
    void arrange() {
        var api = new LeadApi(owner);
        for (var i = 0; i < LEADS; i++) {
            var id = api.create("Lead " + i, "assignee", owner.membershipId());
            for (var note = 0; note < NOTES; note++) {
                api.done("leadNoteAdd", "id", id, "body", "Note " + note);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"q1, 20, 700", "q2, 50, 3000"})
    void allocatesNoMoreThanSoManyKilobytes(String query, int rows, long kilobytes) {
        read(query, rows, WARM_UP);

        var least = LongStream.range(0, ROUNDS).map(_ -> allocated(query, rows)).min();

        assertThat(least.orElseThrow()).isPositive().isLessThan(kilobytes);
    }

    /** What others do in the time of a round counts too, and the slower the machine the more. */
    private long allocated(String query, int rows) {
        var before = threads.getTotalThreadAllocatedBytes();
        read(query, rows, REQUESTS / ROUNDS);
        return (threads.getTotalThreadAllocatedBytes() - before) / (REQUESTS / ROUNDS) / KILOBYTE;
    }

    @Test
    void parsesAndChecksADocumentOnce() {
        read("q2", 1, 1);
        var hits = gets("hit");
        var misses = gets("miss");

        read("q2", 1, REQUESTS);

        var found = gets("hit") - hits;
        assertThat(found / (found + gets("miss") - misses)).isGreaterThanOrEqualTo(0.99);
    }

    private void read(String query, int rows, int times) {
        for (var i = 0; i < times; i++) {
            owner.client().run("leads/" + query, Map.of("first", rows));
        }
    }

    private double gets(String result) {
        return meters.get("cache.gets")
                .tag("cache", "foyer.graphql.documents")
                .tag("result", result)
                .functionCounter()
                .count();
    }
}
