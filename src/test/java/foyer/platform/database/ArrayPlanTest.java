package foyer.platform.database;

import static foyer.platform.database.ScratchDatabase.A;
import static foyer.platform.database.ScratchDatabase.in;
import static foyerdb.records.Tables.NOTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.any;

import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Loaders bind their keys as one array, which a read that carries its tenant sends as text beneath a cast: it has to
 * find its index all the same, beneath the policy, planned for the values or for any.
 */
@Tag("module")
class ArrayPlanTest {

    private static final ScratchDatabase DATABASE = new ScratchDatabase(TenantContext.ONE_TRIP, 1);

    @BeforeAll
    static void fill() {
        DATABASE.asSuperuser("""
                insert into records.note (tenant_id, subject_kind, subject_id, body, created_by_kind)
                select id, 'LEAD', uuidv7(), 'one of many', 'SYSTEM' from tenancy.tenant, generate_series(1, 10000);
                analyze records.note
                """);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_custom_plan", "force_generic_plan"})
    void findsTheIndexByAnArray(String planning) {
        var db = DATABASE.dsl();
        var plan = in(
                A,
                () -> DATABASE.transactions().write(() -> {
                    db.fetch("select set_config('plan_cache_mode', ?, true)", planning);
                    db.execute("prepare " + planning + "(varchar) as " + byIds(db));
                    var ids = db.select(NOTE.ID).from(NOTE).limit(20).fetch(NOTE.ID);
                    var array = "{"
                            + String.join(",", ids.stream().map(UUID::toString).toList()) + "}";
                    return db.fetch("explain execute " + planning + "('" + array + "')")
                            .format();
                }));
        assertThat(plan).contains("Index").contains("ANY").doesNotContain("Seq Scan");
    }

    /** As jOOQ writes it. */
    private static String byIds(DSLContext db) {
        var query = db.select(NOTE.BODY).from(NOTE).where(NOTE.ID.eq(any(new UUID[0])));
        return query.getSQL().replace("?", "$1");
    }
}
