package foyer.files;

import static foyer.files.FileApi.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
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

/** What the server makes for some is not there for others, by any door. */
@FoyerTest
@Tag("graphql")
class FilePermissionTest {

    private static final byte[] CONTENT = Samples.csv();

    private static final String NODE = "query($id: ID!) { node(id: $id) { __typename ... on File { url } } }";

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    Files made;

    private FileApi owner;
    private String log;

    @BeforeEach
    void signUp() throws IOException {
        owner = new FileApi(tenants.signUp("REAL_ESTATE"));
        log = make("audit.csv", "AUDIT_READ");
    }

    private String make(String name, String permission) throws IOException {
        var file = new NewFile(name, "text/csv", FilePurpose.EXPORT, name, permission);
        return CurrentCaller.call(
                Caller.system(owner.member().tenant(), "test"),
                () -> made.write(file, out -> out.write(CONTENT)).id().toString());
    }

    private static GraphQlAnswer list(FileApi files, boolean deleted) {
        return files.member().client().run("files/files", Map.of("filter", Map.of("deleted", deleted)));
    }

    private static GraphQlAnswer one(FileApi files, String id) {
        return files.member().client().run("files/file", Map.of("id", id));
    }

    private void assertThatNothingIsSeenBy(FileApi files) {
        assertThat(one(files, log).data("file").isNull()).isTrue();
        assertThat(files.member()
                        .client()
                        .post(NODE, Map.of("id", log))
                        .data("node")
                        .isNull())
                .isTrue();
        for (var deleted : List.of(true, false)) {
            var answer = list(files, deleted);
            assertThat(answer.data("files.nodes").size()).isZero();
            assertThat(answer.data("files.totalCount").asInt()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIEWER", "MEMBER", "MANAGER"})
    void hidesAFileFromWhoLacksItsPermission(String role) {
        var other = new FileApi(tenants.join(owner.member(), role));

        assertThatNothingIsSeenBy(other);
        owner.done("fileDelete", "id", log);
        assertThatNothingIsSeenBy(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fileUpdate", "fileDelete", "fileRestore", "fileUploadComplete"})
    void changesNoFileForWhoLacksItsPermission(String mutation) {
        var other = new FileApi(tenants.join(owner.member(), "MEMBER"));

        var refused = mutation.equals("fileUpdate")
                ? other.run(mutation, "id", log, "name", "mine")
                : other.run(mutation, "id", log);

        assertThat(refused.userErrorCodes(mutation)).containsExactly("NOT_FOUND");
        assertThat(one(owner, log).text("file.name")).isEqualTo("audit.csv");
        owner.done("fileDelete", "id", log);
        assertThat(other.run("fileRestore", "id", log).userErrorCodes("fileRestore"))
                .containsExactly("NOT_FOUND");
    }

    @Test
    void changesNothingForWhoMayOnlyRead() {
        var viewer = new FileApi(tenants.join(owner.member(), "VIEWER"));

        assertThat(viewer.run("fileDelete", "id", log).errorCodes()).containsExactly("FORBIDDEN");
        assertThat(one(owner, log).text("file.id")).isEqualTo(log);
    }

    @Test
    void givesItToWhoHasThePermissionAndWritesThatDown() throws SQLException {
        assertThat(list(owner, false).data("files.totalCount").asInt()).isEqualTo(1);
        assertThat(owner.member().client().post(NODE, Map.of("id", log)).text("node.__typename"))
                .isEqualTo("File");

        assertThat(get(owner.url(log)).body()).isEqualTo(CONTENT);

        assertThat(readers()).isEqualTo(2);
        owner.done("fileUpdate", "id", log, "name", "log");
        owner.done("fileDelete", "id", log);
        owner.done("fileRestore", "id", log);
    }

    private int readers() throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(
                        "select count(*) from audit.entry where action = 'file.read' and entity_id = ?")) {
            statement.setObject(1, FileId.of(log).value());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    @Test
    void pagesPastWhatIsHidden() throws IOException {
        for (var i = 0; i < 3; i++) {
            make("leads-" + i + ".csv", "LEADS_EXPORT");
            make("log-" + i + ".csv", "AUDIT_READ");
        }
        var manager = new FileApi(tenants.join(owner.member(), "MANAGER"));

        var page = manager.member().client().run("files/files", Map.of("first", 2));

        assertThat(page.data("files.nodes").size()).isEqualTo(2);
        assertThat(page.data("files.totalCount").asInt()).isEqualTo(3);
        assertThat(page.data("files.pageInfo.hasNextPage").asBoolean()).isTrue();
    }

    @Test
    void readsItForModulesAsTheirCallerMay() throws IOException {
        var id = FileId.of(log);
        var viewer = tenants.join(owner.member(), "VIEWER");

        assertThat(CurrentCaller.call(caller(viewer, Set.of("FILES_READ")), () -> made.byIds(List.of(id))))
                .isEmpty();
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> CurrentCaller.call(caller(viewer, Set.of("FILES_READ")), () -> made.read(id, 0)));
        try (var bytes = CurrentCaller.call(caller(viewer, Set.of("AUDIT_READ")), () -> made.read(id, 0))) {
            assertThat(bytes.readAllBytes()).isEqualTo(CONTENT);
        }
    }

    private static Caller caller(TestMember member, Set<String> permissions) {
        var actor = new Actor.Member(
                member.tenant(),
                member.user(),
                member.membership(),
                member.user(),
                Set.of(),
                permissions,
                Set.of(),
                null);
        return new Caller(actor, "test", null, null, Locale.ENGLISH);
    }
}
