package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.TestDatabase;
import java.sql.SQLException;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Words that are common among the newest leads and notes, and stand together in the oldest only, as they are, as beginnings, and
 * as beginnings of words that no other lead has: the index of words finds each of them, of the caller's tenant alone, though
 * another's words bear the same mark.
 */
@Tag("module")
class CommonWordsTest {

    private static final UUID ONE = UUID.fromString("0190a000-0000-7000-8000-0000000000ab");
    private static final UUID OTHER = UUID.fromString("0190b000-0000-7000-8000-0000000000ab");
    private static final int MANY = 2_000;

    /** Three of four newer ones have the first word or the other, and the oldest have what is between the bars. */
    private static final String LEADS = """
            with tenant as (
                insert into tenancy.tenant (id, name, slug, blueprint) values (?, ?, ?, 'LEAD_GENERATION') returning id),
            said as (
                select i, coalesce(
                    (string_to_array('harbourside garden|harbour gardens|harbourя garden|harb garden|harbou garden9|أحمد garden'
                        '|أحمدي gard|احمدx garden|harbour garden|harbo gardenя', '|'))[i],
                    (array['Harbour', 'Garden', 'أَحْمَد', 'office'])[1 + i % 4]) as text
                from generate_series(1, 1400) i),
            lead as (
                insert into leads.lead (tenant_id, title, stage_id, source, created_by_kind, created_at, updated_at)
                select t.id, said.text, uuidv7(), 'MANUAL', 'SYSTEM',
                    timestamptz '2026-01-01' + said.i * interval '1 minute', timestamptz '2026-06-01'
                from tenant t, said
                returning tenant_id, id, title, created_at)
            insert into records.note (tenant_id, subject_kind, subject_id, body, created_by_kind, created_at)
            select l.tenant_id, 'Lead', l.id, case when l.title = 'harb garden' then 'A loftier Villa' else
                    (array['A loft', 'A villa'])[1 + (row_number() over (order by l.created_at))::int % 2] end,
                'SYSTEM', l.created_at
            from lead l order by l.created_at""";

    private static final String FOUND = "select search.lead_ids(?, ?, false, null, null, null, null)";

    private static final String SAID = """
            select l.id from leads.lead l where l.search_text like all (search.patterns(?, false))
            union
            select n.subject_id from records.note n where n.search_text like all (search.patterns(?, false))""";

    private static TestDatabase database;

    @BeforeAll
    static void load() throws SQLException {
        database = TestDatabase.fresh();
        try (var superuser = database.asSuperuser()) {
            var db = DSL.using(superuser);
            db.execute("set session_replication_role = replica");
            db.execute(LEADS, ONE, "One", "one");
            db.execute(LEADS, OTHER, "Other", "other");
            db.execute("reset session_replication_role");
            db.execute("analyze leads.lead, records.note");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "harbour garden",
                "harb gard",
                "h g",
                "harbo garden",
                "garden harbourя",
                "gardens harbour",
                "أحمد garden",
                "احمد gard",
                "احمدx garden",
                "loft villa",
                "lof vil"
            })
    void findsWhereTheyStandTogether(String text) throws SQLException {
        try (var connection = database.asApp(ONE)) {
            var db = DSL.using(connection);
            var said = db.fetch(SAID, text, text).getValues(0, UUID.class);

            assertThat(said).isNotEmpty();
            assertThat(db.fetch(FOUND, text, MANY).getValues(0, UUID.class)).containsExactlyInAnyOrderElementsOf(said);
        }
    }

    @Test
    void findsNothingWhereTheyNeverDo() throws SQLException {
        try (var connection = database.asApp(ONE)) {
            assertThat(DSL.using(connection).fetch(FOUND, "harbour office", MANY))
                    .isEmpty();
        }
    }
}
