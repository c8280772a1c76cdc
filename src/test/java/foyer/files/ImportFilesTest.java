package foyer.files;

import static foyer.files.FileApi.get;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A table of people that was uploaded to be imported is there for whoever may import, and for who has brought it. */
@FoyerTest
@Tag("graphql")
class ImportFilesTest {

    private static final byte[] PEOPLE = Samples.csv();

    private static final String NODE = "query($id: ID!) { node(id: $id) { __typename ... on File { url } } }";

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    Files inside;

    private TestMember owner;
    private FileApi manager;
    private String leads;

    @BeforeEach
    void upload() {
        owner = tenants.signUp("LEAD_GENERATION");
        manager = joined("MANAGER");
        leads = manager.upload("leads.csv", "text/csv", "IMPORT", PEOPLE);
    }

    private FileApi joined(String role) {
        return new FileApi(tenants.join(owner, role));
    }

    private static List<String> listed(FileApi files) {
        return files.member()
                .client()
                .run("files/files", Map.of("filter", Map.of("purpose", "IMPORT")))
                .data("files.nodes")
                .findValuesAsString("id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIEWER", "MEMBER"})
    void isHiddenFromWhoeverMayOnlyReadFiles(String role) {
        var other = joined(role);

        assertThat(listed(other)).isEmpty();
        assertThat(other.member()
                        .client()
                        .run("files/file", Map.of("id", leads))
                        .data("file")
                        .isNull())
                .isTrue();
        assertThat(other.member()
                        .client()
                        .post(NODE, Map.of("id", leads))
                        .data("node")
                        .isNull())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MANAGER", "OWNER"})
    void isThereForWhoeverImports(String role) {
        var other = role.equals("OWNER") ? new FileApi(owner) : joined(role);

        assertThat(listed(other)).containsExactly(leads);
        assertThat(get(other.url(leads)).body()).isEqualTo(PEOPLE);
        var input = Map.of("fileId", leads, "dryRun", true);
        assertThat(other.member()
                        .client()
                        .run("leads/leadImport", Map.of("input", input))
                        .succeeded("leadImport")
                        .data("leadImport.preview.totalRows")
                        .asInt())
                .isPositive();
    }

    @Test
    void isThereForWhoHasBroughtItThoughTheyMayNotImport() {
        var member = joined("MEMBER");
        var own = member.upload("own.csv", "text/csv", "IMPORT", PEOPLE);

        assertThat(listed(member)).containsExactly(own);
        assertThat(get(member.url(own)).body()).isEqualTo(PEOPLE);
        assertThat(listed(joined("MEMBER"))).isEmpty();
        member.done("fileDelete", "id", own);
        assertThat(listed(member)).isEmpty();
        assertThat(listed(manager)).containsExactly(leads);
    }

    @Test
    void writesDownWhoGotALinkToIt() {
        manager.url(leads);

        assertThat(database.texts(
                        "select actor_id::text from audit.entry where action = 'file.read' and entity_id = ?",
                        FileId.of(leads).value()))
                .containsExactly(manager.member().membership().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fileUpdate", "fileDelete", "fileUploadComplete"})
    void isNotChangedByOthers(String mutation) {
        var refused = joined("MEMBER").run(mutation, "id", leads);

        assertThat(refused.userErrorCodes(mutation)).containsExactly("NOT_FOUND");
    }

    @Test
    void isNotCompletedByOthers() {
        var coming = manager.announce("more.csv", "text/csv", "IMPORT", PEOPLE.length);
        FileApi.put(coming, PEOPLE);

        var refused = joined("MEMBER").run("fileUploadComplete", "id", coming.id());

        assertThat(refused.userErrorCodes("fileUploadComplete")).containsExactly("NOT_FOUND");
        assertThat(database.text(
                        "select status from files.file where id = ?",
                        FileId.of(coming.id()).value()))
                .isEqualTo("PENDING");
        manager.done("fileUploadComplete", "id", coming.id());
    }

    @Test
    void isToldToNobodyElseByHavingTheSameBytes() {
        var member = joined("MEMBER");
        var own = FileId.of(member.upload("mine.csv", "text/csv", "IMPORT", PEOPLE));

        assertThat(alike(member, Set.of("FILES_READ"), own)).isEmpty();
        assertThat(alike(manager, Set.of("LEADS_IMPORT"), own)).containsExactly(FileId.of(leads));
    }

    private List<FileId> alike(FileApi files, Set<String> permissions, FileId id) {
        var member = files.member();
        var actor = new Actor.Member(
                member.tenant(),
                member.user(),
                member.membership(),
                member.user(),
                Set.of(),
                permissions,
                Set.of(),
                null);
        var caller = new Caller(actor, "test", null, null, Locale.ENGLISH);
        return CurrentCaller.call(
                caller, () -> inside.sameContent(List.of(id), 5).getOrDefault(id, List.of()));
    }
}
