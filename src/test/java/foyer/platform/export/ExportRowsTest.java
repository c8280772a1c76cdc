package foyer.platform.export;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each row once, page by page, as JSON has it. */
@FoyerTest
@Tag("module")
class ExportRowsTest {

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    ExportRows rows;

    @Autowired
    List<ExportPart> parts;

    @Autowired
    JsonMapper json;

    private TestMember owner;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("LEAD_GENERATION");
    }

    private ExportTable table(String name) {
        return parts.stream()
                .flatMap(part -> part.tables().stream())
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<List<JsonNode>> pages(String name) {
        return CurrentCaller.call(Caller.system(owner.tenant(), "test"), () -> {
            var pages = new ArrayList<List<JsonNode>>();
            for (var page : rows.pages(table(name))) {
                pages.add(page.stream().map(json::readTree).toList());
            }
            return pages;
        });
    }

    private List<JsonNode> read(String name) {
        return pages(name).stream().flatMap(List::stream).toList();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "500, 1", "1001, 3"})
    void readsEachRowOnceInPagesOfFiveHundred(int count, int pages) throws SQLException {
        notes(count);

        var notes = pages("notes");

        assertThat(notes).hasSize(pages);
        var ids = notes.stream()
                .flatMap(page -> page.stream().map(note -> note.path("id").asString()))
                .toList();
        assertThat(ids).hasSize(count).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void saysValuesAsJsonHasThem() {
        assertThat(read("plan")).singleElement().satisfies(plan -> {
            assertThat(plan.path("features").isArray()).isTrue();
            assertThat(plan.path("features").get(0).isString()).isTrue();
            assertThat(plan.path("version").isIntegralNumber()).isTrue();
            assertThat(plan.path("createdAt").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        });
        assertThat(read("tenant")).singleElement().satisfies(tenant -> {
            assertThat(tenant.path("id").asString()).isEqualTo(owner.tenant().toString());
            assertThat(tenant.path("demo").isBoolean()).isTrue();
            assertThat(tenant.path("suspendedAt").isNull()).isTrue();
        });
    }

    private void notes(int count) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement("""
                        insert into records.note (tenant_id, id, subject_kind, subject_id, body, created_by_kind)
                        select ?, gen_random_uuid(), 'LEAD', gen_random_uuid(), 'A note', 'MEMBER'
                        from generate_series(1, ?)""")) {
            statement.setObject(1, owner.tenant());
            statement.setInt(2, count);
            statement.execute();
        }
    }
}
