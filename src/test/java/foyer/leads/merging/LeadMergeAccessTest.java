package foyer.leads.merging;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.entitlements.FrozenMarks;
import foyer.entitlements.Limit;
import foyer.leads.LeadApi;
import foyer.leads.LeadId;
import foyer.platform.database.Transactions;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may merge which leads, and what is wrong with the rest. */
@FoyerTest
@Tag("graphql")
class LeadMergeAccessTest {

    /** Columns that hold a lead's id, and what merging does about them. */
    private static final Map<String, String> POINTERS = Map.ofEntries(
            Map.entry("leads.capture.lead_id", "goes over"),
            Map.entry("leads.erased_lead.lead_id", "of a lead that is erased there is nothing to merge"),
            Map.entry("leads.import_change.lead_id", "of a lead that is merged nothing is taken back"),
            Map.entry("leads.lead_file.lead_id", "stays, and the kept lead gets it"),
            Map.entry("leads.lead_list_member.lead_id", "stays, and the kept lead comes on the list"),
            Map.entry("leads.merged_lead.lead_id", "the merge itself"),
            Map.entry("leads.merged_row.lead_id", "the merge itself"),
            Map.entry("leads.stage_change.lead_id", "is kept with the lead"),
            Map.entry("records.activity.subject_id", "goes over"),
            Map.entry("records.custom_value.subject_id", "stays, and fills what the kept lead has not"),
            Map.entry("records.note.subject_id", "goes over"),
            Map.entry("records.tagging.subject_id", "stays, and the kept lead gets it"));

    private final TestTenants tenants;
    private final TestDatabase database;
    private final FrozenMarks frozen;
    private final Transactions transactions;
    private TestMember owner;
    private LeadApi api;
    private MergeApi merges;

    @Autowired
    LeadMergeAccessTest(TestTenants tenants, TestDatabase database, FrozenMarks frozen, Transactions transactions) {
        this.tenants = tenants;
        this.database = database;
        this.frozen = frozen;
        this.transactions = transactions;
    }

    @BeforeEach
    void company() {
        owner = tenants.signUp("LEAD_GENERATION");
        api = new LeadApi(owner);
        merges = new MergeApi(owner);
    }

    private static List<String> refused(MergeApi api, String keep, List<String> others, @Nullable Object... pairs) {
        return api.run(keep, others, pairs).userErrors("leadMerge").stream()
                .map(error -> error.path("code").asString() + error.path("path"))
                .toList();
    }

    @Test
    void refusesWhatCannotBeMergedAndSaysWhich() {
        var keep = api.create("Kept");
        var other = api.create("Other");
        var archived = api.create("Archived");
        api.done("leadArchive", "ids", List.of(archived));
        var cold = api.create("Frozen");
        var tags = IntStream.range(0, 15).mapToObj(i -> "t" + i).toList();
        var tagged = api.create("Tagged", "tags", tags);
        var more =
                api.create("More", "tags", tags.stream().map(tag -> "x" + tag).toList());
        var gone = api.create("Gone");
        merges.merged(keep, gone);
        // What is merged makes room, in which whatever is frozen would thaw.
        freeze(cold);
        var version = api.lead(keep).path("version").asInt();

        assertThat(refused(merges, keep, List.of())).containsExactly("IDS_INVALID[\"input\",\"merge\"]");
        assertThat(refused(merges, keep, List.of(keep))).containsExactly("IDS_INVALID[\"input\",\"merge\"]");
        assertThat(refused(merges, keep, List.of(other, other))).containsExactly("IDS_INVALID[\"input\",\"merge\"]");
        assertThat(refused(merges, archived, List.of(other))).containsExactly("ARCHIVED[\"input\",\"keep\"]");
        assertThat(refused(merges, LeadApi.NOWHERE, List.of(other)))
                .containsExactly("LEAD_NOT_FOUND[\"input\",\"keep\"]");
        assertThat(refused(merges, keep, List.of(other, cold, gone)))
                .containsExactly("FROZEN[\"input\",\"merge\",\"1\"]", "ALREADY_MERGED[\"input\",\"merge\",\"2\"]");
        assertThat(refused(merges, tagged, List.of(more))).containsExactly("TAGS_INVALID[\"input\",\"merge\"]");
        for (var choice : List.of(
                Map.entry("fields", Map.of("field", "TITLE", "from", archived)),
                Map.entry("fields", Map.of("field", "SCORE", "from", LeadApi.NOWHERE)),
                Map.entry("customFields", Map.of("field", "nothing", "from", other)),
                Map.entry("customFields", Map.of("field", "nothing", "from", archived)))) {
            assertThat(refused(merges, keep, List.of(other), choice.getKey(), List.of(choice.getValue())))
                    .containsExactly("FIELD_INVALID[\"input\",\"" + choice.getKey() + "\",\"0\"]");
        }
        assertThat(api.lead(keep).path("version").asInt()).isEqualTo(version);
    }

    private void freeze(String lead) {
        CurrentCaller.call(
                Caller.system(owner.tenant(), "test"),
                () -> transactions.write(() -> {
                    frozen.freeze("Lead", Set.of(LeadId.of(lead).value()), Limit.LEADS);
                    return lead;
                }));
    }

    @Test
    void mergesAndKnowsOfWhatTheCallerMayChangeAndSee() {
        var roles = new RoleApi(owner);
        var agent = roles.join(tenants, roles.create("Agent", "MEMBER", "LEADS_READ:OWN", "LEADS_WRITE"));
        var looker = roles.join(tenants, roles.create("Looker", "MEMBER", "LEADS_READ", "LEADS_WRITE:OWN"));
        var theirs = new MergeApi(agent);
        var mine = api.create("Mine", "assignee", agent.membershipId());
        var also = api.create("Also mine", "assignee", agent.membershipId());
        var owners = api.create("Of the owner", "assignee", owner.membershipId(), "contact", Map.of("name", "Secret"));

        assertThat(refused(theirs, mine, List.of(owners))).containsExactly("LEAD_NOT_FOUND[\"input\",\"merge\",\"0\"]");
        assertThat(refused(new MergeApi(looker), mine, List.of(owners)))
                .containsExactly("SCOPE_FORBIDDEN[\"input\",\"keep\"]", "SCOPE_FORBIDDEN[\"input\",\"merge\",\"0\"]");
        var own = theirs.merged(mine, also);
        theirs.undo(own);

        var merge = merges.merged(mine, owners);
        assertThat(refused(theirs, mine, List.of(owners)))
                .as("that it was merged")
                .containsExactly("LEAD_NOT_FOUND[\"input\",\"merge\",\"0\"]");
        assertThat(theirs.of(mine, "merges { merged { title } }").toString())
                .isEqualTo("{\"merges\":[{\"merged\":[]}]}");
        assertThat(theirs.undo(merge).path("restored")).isEmpty();

        var hidden = merges.merged(owners, api.create("Another"));
        assertThat(theirs.refused(hidden)).containsExactly("MERGE_NOT_FOUND");
        assertThat(new MergeApi(looker).refused(hidden)).containsExactly("SCOPE_FORBIDDEN");
        merges.merged(api.create("Top", "assignee", owner.membershipId()), owners);
        assertThat(theirs.refused(hidden)).containsExactly("MERGE_NOT_FOUND");
        assertThat(merges.refused(hidden)).containsExactly("KEPT_MERGED");
        var stranger = tenants.signUp("LEAD_GENERATION");
        var foreign = new LeadApi(stranger).create("Foreign");
        assertThat(new MergeApi(stranger).refused(hidden)).containsExactly("MERGE_NOT_FOUND");
        assertThat(refused(merges, foreign, List.of(mine))).containsExactly("LEAD_NOT_FOUND[\"input\",\"keep\"]");
        assertThat(refused(merges, mine, List.of(foreign)))
                .containsExactly("LEAD_NOT_FOUND[\"input\",\"merge\",\"0\"]");
        assertThat(refused(new MergeApi(stranger), foreign, List.of(also)))
                .containsExactly("LEAD_NOT_FOUND[\"input\",\"merge\",\"0\"]");
    }

    @Test
    void aKeyedMergeIsOne() {
        var keep = api.create("Kept");
        var others = List.of(api.create("Other"));

        var first = merges.merge(keep, others, "idempotencyKey", "k");

        assertThat(merges.merge(keep, others, "idempotencyKey", "k").path("merge"))
                .isEqualTo(first.path("merge"));
        assertThat(refused(merges, keep, List.of(LeadApi.NOWHERE), "idempotencyKey", "k"))
                .containsExactly("IDEMPOTENCY_KEY_REUSED[\"input\",\"idempotencyKey\"]");
    }

    @Test
    void whateverPointsToALeadIsDealtWith() {
        assertThat(database.texts("""
                        select a.attrelid::regclass::text || '.' || a.attname
                        from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
                        where a.attname in ('lead_id', 'subject_id') and not a.attisdropped
                        union
                        select f.conrelid::regclass::text || '.' || a.attname
                        from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = any(f.conkey)
                        where f.contype = 'f' and f.confrelid = 'leads.lead'::regclass and a.attname <> 'tenant_id'
                        order by 1"""))
                .containsExactlyElementsOf(POINTERS.keySet().stream().sorted().toList());
    }
}
