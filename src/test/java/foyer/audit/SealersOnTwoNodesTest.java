package foyer.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.testing.DoomedNodes;
import foyer.testing.Node;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes seal each row once, and the one that is left goes on where the one that was killed had come to. */
@Tag("graphql")
class SealersOnTwoNodesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int WRITERS = 8;
    private static final int WRITES = 40;

    @Test
    void sealEachRowOnceThoughOneIsKilled() throws Exception {
        var nodes = DoomedNodes.two();
        var left = nodes[0];
        try (var killed = nodes[1]) {
            var owner = TestTenants.on(left, DoomedNodes.database()).signUp("LEAD_GENERATION");
            var written = write(owner, killed);

            assertThat(written).isGreaterThan(WRITERS * WRITES / 2);
            await().atMost(PATIENCE).until(() -> count(owner, "unsealed") == 0);
            var found = owner.client()
                    .post("{ auditVerify { ok sealedUpTo unsealed checkpoints firstBroken { number } } }")
                    .data("auditVerify");
            assertThat(found.path("ok").asBoolean()).as(found.toString()).isTrue();
            assertThat(found.path("sealedUpTo").asLong())
                    .isEqualTo(count(owner, "seal"))
                    .isEqualTo(count(owner, "entry"))
                    .isGreaterThanOrEqualTo(written);
            assertThat(found.path("checkpoints").asInt()).isPositive();
        }
    }

    /** Writes on both, and kills the first half-way; answers how many writes were answered. */
    private static int write(TestMember owner, Node killed) throws Exception {
        var here = owner.at(killed);
        var answers = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            for (var i = 0; i < WRITERS; i++) {
                var as = i % 2 == 0 ? here : owner;
                answers.add(threads.submit(() -> lead(as)));
            }
            answers.get(1).get();
            killed.kill();
        }
        var written = 0;
        for (var answer : answers) {
            written += answer.get();
        }
        return written;
    }

    private static int lead(TestMember as) {
        var done = 0;
        for (var i = 0; i < WRITES; i++) {
            try {
                as.client()
                        .post("mutation { leadCreate(input: { title: \"Roof\" }) { userErrors { code } } }")
                        .succeeded("leadCreate");
                done++;
            } catch (RuntimeException e) {
                // Its node was killed.
                return done;
            }
        }
        return done;
    }

    private static long count(TestMember owner, String table) {
        return DoomedNodes.database()
                .number("select count(*) from audit." + table + " where tenant_id = ?", owner.tenant());
    }
}
