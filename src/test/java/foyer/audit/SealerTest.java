package foyer.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import foyer.platform.database.SystemDatabase;
import foyer.platform.database.Transactions;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Committed rows get their place in the chain soon, whoever else has a transaction open, and once. */
@FoyerTest
@Tag("module")
class SealerTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int ROWS = 1_200;

    @Autowired
    ApplicationContext beans;

    @Autowired
    TestDatabase database;

    @Autowired
    TestTenants tenants;

    private final UUID tenant = UUID.randomUUID();

    private SealedLogs logs() {
        return new SealedLogs(beans);
    }

    private void record(String... actions) {
        var transactions = beans.getBean(Transactions.class);
        var audit = beans.getBean(Audit.class);
        SealedLogs.in(
                tenant,
                () -> transactions.write(() -> {
                    audit.record(IntStream.range(0, actions.length)
                            .mapToObj(i -> new AuditEntry(actions[i], "Thing", null, Map.of("number", i)))
                            .toList());
                    return actions;
                }));
    }

    private List<String> sealed() {
        return logs().texts("""
                select e.action from audit.seal s join audit.entry e on e.tenant_id = s.tenant_id and e.id = s.id
                where s.tenant_id = '%s' order by s.number""".formatted(tenant));
    }

    private void insert(Connection connection, String action) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "insert into audit.entry (tenant_id, actor_kind, action, entity_type) values ('%s', 'SYSTEM', '%s', 'Thing')"
                            .formatted(tenant, action));
        }
    }

    @Test
    void rowsAreSealedInTheirOrderSoonAfterTheirCommit() {
        record("a", "b", "c");
        record("d");

        await().atMost(SOON).until(() -> sealed().equals(List.of("a", "b", "c", "d")));
        assertThat(verify().ok()).isTrue();
    }

    private AuditVerification verify() {
        return SealedLogs.in(tenant, () -> beans.getBean(AuditVerifier.class).verify());
    }

    @Test
    void anOpenTransactionHoldsUpNothingAndItsRowIsSealedWhenItCommits() throws SQLException {
        try (var open = database.asApp(tenant)) {
            open.setAutoCommit(false);
            insert(open, "late");
            record("soon");
            await().atMost(SOON).until(() -> sealed().equals(List.of("soon")));

            open.commit();

            await().atMost(SOON).until(() -> sealed().equals(List.of("soon", "late")));
        }
        assertThat(verify().ok()).isTrue();
    }

    @Test
    void aWithdrawnTransactionLeavesNothing() {
        var transactions = beans.getBean(Transactions.class);
        var audit = beans.getBean(Audit.class);
        assertThat(catchThrowable(() -> SealedLogs.in(
                        tenant,
                        () -> transactions.write(() -> {
                            audit.record("thing.lose", "Thing", null, Map.of());
                            throw new IllegalStateException("withdrawn");
                        }))))
                .hasMessage("withdrawn");
        record("kept");

        await().atMost(SOON).until(() -> sealed().equals(List.of("kept")));
        assertThat(logs().text("select count(*) from audit.unsealed where tenant_id = '%s'".formatted(tenant)))
                .isEqualTo("0");
    }

    /** As on two nodes: what one has locked the other leaves alone. */
    @Test
    void sealersAtTheSameTimeSealEachRowOnce() throws Exception {
        logs().execute("""
                insert into audit.entry (tenant_id, actor_kind, action, entity_type)
                select '%s', 'SYSTEM', 'thing.make', 'Thing' from generate_series(1, %d)""".formatted(tenant, ROWS));
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (var sealer : List.of(sealing(), sealing(), sealing())) {
                threads.execute(() -> sealer.sealAll(List.of(tenant)));
            }
        }
        logs().seal(tenant);

        assertThat(logs().text(
                                "select count(*) || ' ' || max(number) || ' ' || count(distinct id) from audit.seal where tenant_id = '%s'"
                                        .formatted(tenant)))
                .isEqualTo("%d %d %d".formatted(ROWS, ROWS, ROWS));
        assertThat(verify()).isEqualTo(new AuditVerification(ROWS, 0, verify().checkpoints(), ROWS, null));
    }

    private Sealing sealing() {
        return new SealedLogs(beans).sealing();
    }

    /** What a node had done of a batch when it died is undone, and the next one begins where the chain ends. */
    @Test
    void aSealerThatDiesMidwayLeavesAValidChain() {
        record("a", "b");
        await().atMost(SOON).until(() -> sealed().size() == 2);
        var queries = beans.getBean(SealQueries.class);
        var dying = new SealQueries(beans.getBean(SystemDatabase.class), beans.getBean(ChainQueries.class));
        logs().execute("""
                insert into audit.entry (tenant_id, actor_kind, action, entity_type)
                select '%s', 'SYSTEM', 'c', 'Thing' from generate_series(1, 3)""".formatted(tenant));

        var failure = catchThrowable(() -> dying.inTurn(List.of(tenant), (turn, head) -> {
            var rows = turn.unsealed(tenant, 2);
            var hash = ChainForm.hash(head.hash(), ChainForm.canonical(tenant, head.number() + 1, rows.getFirst()));
            turn.seal(head, List.of(rows.getFirst().id()), List.of(hash));
            throw new IllegalStateException("killed");
        }));

        // Another sealer may have been quicker, and then there was nothing to do.
        assertThat(failure)
                .satisfiesAnyOf(
                        killed -> assertThat(killed).hasMessageContaining("killed"),
                        none -> assertThat(none).isNotNull());
        await().atMost(SOON).until(() -> sealed().size() == 5);
        assertThat(verify().ok()).isTrue();
        assertThat(queries.waiting(1_000)).doesNotContainKey(tenant);
    }

    @Test
    void signsAfterSoManyRowsAndAfterSoLong() {
        var perTwo = new Sealing(
                beans.getBean(SealQueries.class),
                beans.getBean(Signatures.class),
                new AuditSettings(Duration.ZERO, Duration.ofSeconds(1), 2, Duration.ofDays(1), Duration.ofDays(365)),
                beans.getBean(SealMeters.class),
                beans.getBean(Clock.class));
        record("a");
        await().atMost(SOON).until(() -> sealed().size() == 1);
        perTwo.sealAll(List.of(tenant));
        assertThat(checkpoints()).isEmpty();

        record("b");
        await().atMost(SOON).until(() -> sealed().size() == 2);
        perTwo.sealAll(List.of(tenant));
        assertThat(checkpoints()).containsExactly("2");

        record("c");
        await().atMost(SOON).until(() -> sealed().size() == 3);
        perTwo.sealAll(List.of(tenant));
        assertThat(checkpoints()).containsExactly("2");
        logs().seal(tenant);
        assertThat(checkpoints()).containsExactly("2", "3");
    }

    private List<String> checkpoints() {
        return logs().texts(
                        "select number from audit.checkpoint where tenant_id = '%s' order by number".formatted(tenant));
    }

    @Test
    void tellsHowManyAndHowLate() {
        record("a");

        var meters = beans.getBean(MeterRegistry.class);
        await().atMost(SOON)
                .until(() -> meters.get("foyer.audit.sealed").counter().count() > 0
                        && meters.get("foyer.audit.lag").timer().count() > 0);
        assertThat(meters.get("foyer.audit.unsealed.seconds").gauge().value()).isNotNegative();
    }
}
