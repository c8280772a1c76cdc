package foyer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.catalogue.Tables.Kind;
import foyer.catalogue.Tables.Table;
import foyer.files.FileApi;
import foyer.tenancy.deletion.Deletions;
import foyer.testing.AtOnce;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Of a deleted tenant no table has a row but those that are listed, and every other tenant has all of theirs. */
@FoyerTest
@Tag("graphql")
class TenantPurgeTest {

    /** What stays of a tenant, and why. */
    private static final Map<String, String> KEPT = Map.of(
            "audit.entry", "the log outlives what it tells of; people's data goes from it",
            "audit.seal", "the chain of the log",
            "audit.chain", "the end of the chain",
            "audit.checkpoint", "signatures of the chain",
            "audit.unsealed", "the last rows of the log, until they are sealed",
            "platform.event", "ids only, and dropped a day at a time with everybody's",
            "platform.event_listener_tenant", "how far listeners are, and nothing of the tenant's");

    /** Of what stays, what Foyer writes by itself at any time. */
    private static final Set<String> MOVING =
            Set.of("audit.seal", "audit.chain", "audit.checkpoint", "audit.unsealed", "platform.event_listener_tenant");

    /** More than one chunk. */
    private static final int NOTES = 1_200;

    private static final int A_FEW = 100;

    /** Of the name of bytes in the storage, and of an id in it. */
    private static final int KEY = 48;

    private static final int DIGITS = 32;

    private final Catalogue catalogue;
    private final TestDatabase database;
    private final TestTenants tenants;
    private final Deletions deletions;

    @Autowired
    TenantPurgeTest(TestDatabase database, TestTenants tenants, ApplicationContext beans) {
        this.catalogue = new Catalogue(database);
        this.database = database;
        this.tenants = tenants;
        this.deletions = new Deletions(beans);
    }

    private static Stream<Table> ofTenants() {
        return Tables.all().filter(table -> table.kind() == Kind.TENANT || table.kind() == Kind.MEMBERSHIP);
    }

    private static Stream<Table> purged() {
        return ofTenants().filter(table -> !KEPT.containsKey(table.name()));
    }

    private static Stream<Table> still() {
        return ofTenants().filter(table -> !MOVING.contains(table.name()));
    }

    @Test
    void leavesNothingButWhatIsListedAndNothingOfAnybodyElseGoes() throws Exception {
        var victim = filled();
        var canary = filled();
        var before = counts(canary, still());
        assertThat(before).doesNotContainValue("0");
        assertThat(counts(victim, purged())).doesNotContainValue("0");
        assertThat(bytes(victim)).isPositive();

        deletions.delete(victim);

        assertThat(left(victim)).isEmpty();
        assertThat(bytes(victim)).isZero();
        assertThat(counts(canary, still())).isEqualTo(before);
        assertThat(bytes(canary)).isPositive();
    }

    @Test
    void takesNothingOutBeforeTheGraceIsOver() throws Exception {
        var victim = filled();
        Deletions.request(victim.client()).succeeded("tenantRequestDeletion");
        var before = counts(victim, purged());

        deletions.purge();

        assertThat(counts(victim, purged())).isEqualTo(before);
    }

    @Test
    void goesOnWithWhatNodesHaveLeftThatDieBetweenAnyTwoSteps() throws Exception {
        var victim = filled();
        deletions.close(victim);
        deletions.settle(victim);

        assertThat(deletions.purgeOnDyingNodes(A_FEW)).isGreaterThan((int) purged().count());

        assertThat(left(victim)).isEmpty();
        assertThat(bytes(victim)).isZero();
        deletions.purge();
        assertThat(logged(victim)).containsExactly("tenant.delete", "tenant.purge");
    }

    /** As when a node takes the turn of another that was only slow. */
    @Test
    void goesOnceWhenTwoNodesAreAtIt() throws Exception {
        var victim = filled();
        deletions.close(victim);
        deletions.settle(victim);

        Callable<Boolean> node = () -> {
            deletions.purge();
            return true;
        };

        assertThat(AtOnce.run(List.of(node, node))).containsExactly(true, true);

        assertThat(left(victim)).isEmpty();
        assertThat(logged(victim)).containsExactly("tenant.delete", "tenant.purge");
    }

    private List<String> logged(TestMember owner) {
        return catalogue.rows(
                "select action from audit.entry where tenant_id = ? and action in ('tenant.delete', 'tenant.purge')"
                        + " order by id",
                owner.tenant());
    }

    /** As a request does that was under way when the tenant was closed. */
    @Test
    void takesOutWhatIsWrittenMeanwhile() throws Exception {
        var victim = filled();
        deletions.close(victim);
        var before = counts(victim, purged());
        deletions.purge();
        assertThat(counts(victim, purged())).isEqualTo(before);
        note(victim, 1);

        deletions.settle(victim);
        deletions.purge();

        assertThat(left(victim)).isEmpty();
    }

    @Test
    void whatStaysIsATableOfTenantsStill() {
        assertThat(ofTenants().map(Table::name)).containsAll(KEPT.keySet());
    }

    /** Tables with rows of the tenant that ought to be gone. */
    private Map<String, String> left(TestMember owner) {
        var counts = counts(owner, purged());
        counts.values().removeIf("0"::equals);
        return counts;
    }

    private Map<String, String> counts(TestMember owner, Stream<Table> of) {
        return of.collect(Collectors.toMap(
                Table::name,
                table -> catalogue
                        .rows("select count(*) from " + table + " where tenant_id = ?", owner.tenant())
                        .getFirst(),
                (one, other) -> one,
                TreeMap::new));
    }

    private long bytes(TestMember owner) throws IOException {
        try (var files = Files.walk(database.files())) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().contains(owner.tenant().toString().replace("-", "")))
                    .count();
        }
    }

    /** A tenant with a row in every table, as people and the catalogue's tests make them. */
    private TestMember filled() throws IOException {
        var owner = tenants.signUp("LEAD_GENERATION");
        new FileApi(owner).picture();
        try (var file = Objects.requireNonNull(TenantPurgeTest.class.getResourceAsStream("/catalogue/tenant.sql"))) {
            var sql = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            for (var statement : sql.split(";\n", -1)) {
                if (isPurged(statement)) {
                    catalogue.execute(filled(statement, owner));
                }
            }
        }
        note(owner, NOTES);
        Awaited.until(() -> catalogue
                .rows("select count(*) from jobs.queue where due_at <= now() and tenant_id = ?", owner.tenant())
                .equals(List.of("0")));
        return owner;
    }

    private void note(TestMember owner, int notes) {
        catalogue.execute("insert into records.note (tenant_id, subject_kind, subject_id, body, created_by_kind)"
                + " select '%s', 'LEAD', '%s', 'A note', 'MEMBER' from generate_series(1, %d)"
                        .formatted(owner.tenant(), owner.tenant(), notes));
    }

    private static boolean isPurged(String statement) {
        return purged().anyMatch(table -> statement.contains("insert into " + table.name() + " ("));
    }

    private static String filled(String statement, TestMember owner) {
        return statement
                        .replace("${tenant}", owner.tenant().toString())
                        .replace("${user}", owner.membership().toString())
                        .replace("3, '${digits}'", "3, '${digits}" + "0".repeat(KEY - DIGITS) + "'")
                        .replace("${digits}", owner.tenant().toString().replace("-", ""))
                        .replace("'sales', 'Sales'", "'extra', 'Extra'")
                        .replace("'IMPORT', 2, now()", "'IMPORT', 2, now() + interval '1 day'")
                + (statement.contains("leads.stage ") ? "" : " on conflict do nothing");
    }
}
