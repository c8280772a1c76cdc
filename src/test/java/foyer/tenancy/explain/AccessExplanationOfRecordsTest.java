package foyer.tenancy.explain;

import static foyer.tenancy.explain.Told.allowed;
import static foyer.tenancy.explain.Told.bare;
import static foyer.tenancy.explain.Told.explain;
import static foyer.tenancy.explain.Told.reasons;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.TypeIds;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is told of access to single records is what enforcement does, and no more than may be seen of them. */
@FoyerTest
@Tag("graphql")
class AccessExplanationOfRecordsTest {

    @Autowired
    GraphQlClient anyone;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private TestMember owner;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("LEAD_GENERATION");
    }

    @ParameterizedTest
    @CsvSource({
        "leadUpdate, true, false",
        "leadMoveStage, true, false",
        "leadNoteAdd, true, false",
        "leadFilesAdd, true, false",
        "leadFilesRemove, true, false",
        "leadAssign, true, false",
        "leadArchive, true, true",
        "leadRestore, true, true",
        "lead, true, true",
    })
    void saysWhatTheStateOfARecordRefuses(String action, boolean before, boolean archived) {
        var lead = lead(owner);
        assertThat(allowed(owner.client(), action, lead)).isEqualTo(before);

        owner.client()
                .run("leads/leadArchive", Map.of("input", Map.of("ids", List.of(lead))))
                .succeeded("leadArchive");

        var told = explain(owner.client(), action, lead);
        assertThat(told.data("accessExplanation.allowed").asBoolean()).isEqualTo(archived);
        if (!archived) {
            assertThat(told.text("accessExplanation.fix")).isEqualTo("The lead is archived. Restore it first.");
        }
    }

    @Test
    void saysThatAFrozenRecordIsFrozen() {
        var lead = lead(owner);
        database.execute("insert into entitlements.frozen_mark (tenant_id, kind, entity_id, limit_key, frozen_at)"
                + " values ('%s', 'Lead', '%s', 'LEADS', now())"
                        .formatted(owner.tenant(), TypeIds.decode("lead", lead)));

        assertThat(allowed(owner.client(), "leadArchive", lead)).isFalse();
        assertThat(allowed(owner.client(), "lead", lead)).isTrue();
    }

    @Test
    void tellsNoMoreOfAnotherTenantsRecordThanOfNone() {
        var theirs = lead(tenants.signUp("LEAD_GENERATION"));
        var nobodys = TypeIds.encode("lead", UUID.randomUUID());

        for (var client : List.of(owner.client(), anyone.anonymous())) {
            assertThat(bare(explain(client, "leadUpdate", theirs)))
                    .isEqualTo(bare(explain(client, "leadUpdate", nobodys)));
        }
        assertThat(reasons(explain(owner.client(), "leadUpdate", theirs))).contains("TARGET false");
    }

    /** Whoever may not see leads is not told which ones there are. */
    @ParameterizedTest
    @CsvSource({"CUSTOMER, viewer", "DEVELOPER, leadUpdate"})
    void tellsNothingOfWhatMayNotBeSeen(String role, String action) {
        var client = tenants.join(owner, role).client();
        var lead = lead(owner);

        assertThat(bare(explain(client, action, lead)))
                .isEqualTo(bare(explain(client, action, TypeIds.encode("lead", UUID.randomUUID()))));
        assertThat(reasons(explain(client, action, lead))).noneMatch(reason -> reason.startsWith("TARGET"));
    }

    private static String lead(TestMember member) {
        return member.client()
                .post("mutation { leadCreate(input: { title: \"A roof\" }) { lead { id } userErrors { code } } }")
                .succeeded("leadCreate")
                .text("leadCreate.lead.id");
    }
}
