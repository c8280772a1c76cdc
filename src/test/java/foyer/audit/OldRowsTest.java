package foyer.audit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.OldDatabase;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Rows of before there was a chain are brought into its form, and wait for their seals. */
@Tag("module")
class OldRowsTest {

    private static final String NAME = "before_the_chain";
    private static final String BEFORE = "202611230001";
    private static final UUID TENANT = UUID.fromString("0190a000-0000-7000-8000-00000000000a");

    private static final String ROWS = """
            insert into audit.entry (tenant_id, actor_kind, action, entity_type, diff, ip, user_agent)
            values ('%s', 'MEMBER', 'lead.update', 'Lead', '{
                "score": {"before": null, "after": 70}, "contact.name": {"before": "Amina", "after": null},
                "kind": "X", "value": {"before": {"amountMinor": 1}, "after": true}}', '203.0.113.7', 'curl');
            insert into audit.entry (tenant_id, actor_kind, action, entity_type) values ('%s', 'SYSTEM', 'a', 'Lead');
            insert into audit.platform_entry (actor_kind, action, entity_type, diff, ip)
            values ('ANONYMOUS', 'session.refuse', 'User', '{"why": "PASSWORD"}', '203.0.113.8')""".formatted(TENANT, TENANT);

    @Test
    void areBroughtIntoTheFormThatIsHashed() throws SQLException {
        try (var connection = OldDatabase.migrated(NAME, BEFORE, ROWS)) {
            var db = DSL.using(connection, SQLDialect.POSTGRES);
            var reader = new RowReader(JsonMapper.shared());
            var rows = new ChainQueries(reader);
            var waiting = db.fetch("select id from audit.unsealed order by id").getValues(0, UUID.class);
            assertThat(waiting).hasSize(2);
            var row = requireNonNull(rows.rows(db, TENANT, waiting).get(waiting.getFirst()));
            assertThat(row.diff().get("score")).containsEntry("before", null).containsEntry("after", "70");
            assertThat(row.diff().get("kind")).containsEntry("before", null).containsEntry("after", "X");
            assertThat(row.diff().get("value"))
                    .containsEntry("before", "{\"amountMinor\": 1}")
                    .containsEntry("after", "true");
            assertThat(row.diff()).doesNotContainKey("contact.name");
            assertThat(row.told("before:contact.name")).isEqualTo("Amina");
            assertThat(row.told("ip")).isEqualTo("203.0.113.7");
            assertThat(row.told("userAgent")).isEqualTo("curl");
            assertThat(row.digests())
                    .hasSize(3)
                    .allSatisfy((key, digest) -> assertThat(digest)
                            .isEqualTo(PersonalData.digest(key, row.personal().getOrDefault(key, ""))));
            var ofPlatform = db.fetch("select id from audit.platform_unsealed").getValues(0, UUID.class);
            var refused =
                    requireNonNull(rows.rows(db, ChainForm.PLATFORM, ofPlatform).get(ofPlatform.getFirst()));
            assertThat(refused.diff()).containsOnlyKeys("why");
            assertThat(refused.told("ip")).isEqualTo("203.0.113.8");
            assertThat(rows.rows(db, TENANT, waiting).get(waiting.getLast()))
                    .extracting(LoggedRow::personal, LoggedRow::digests)
                    .containsExactly(Map.of(), Map.of());
        }
    }
}
