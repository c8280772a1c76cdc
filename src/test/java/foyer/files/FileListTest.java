package foyer.files;

import static foyer.files.FileApi.get;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.Statements;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Lists of files, and what people edit of them. */
@FoyerTest
@Tag("graphql")
class FileListTest {

    private static final String LINKS = "{ files { nodes { id url } } }";

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    Statements statements;

    private FileApi files;

    @BeforeEach
    void signUp() {
        files = new FileApi(tenants.signUp("REAL_ESTATE"));
    }

    private GraphQlAnswer files(@Nullable Object... variables) {
        return files.member().client().run("files/files", FileApi.input(variables));
    }

    private static List<String> names(GraphQlAnswer answer) {
        return answer.data("files.nodes")
                .valueStream()
                .map(file -> file.path("name").asString())
                .toList();
    }

    @Test
    void listsWhatIsThereNewestFirstOrByName() {
        files.upload("b.png", "image/png", "MEDIA", Samples.png());
        files.upload("a.pdf", "application/pdf", "DOCUMENT", Samples.pdf());
        files.announce("pending.png", "image/png", "MEDIA", 10);
        files.done("fileDelete", "id", files.upload("deleted.png", "image/png", "MEDIA", Samples.png()));

        assertThat(names(files())).containsExactly("a.pdf", "b.png");
        assertThat(names(files("orderBy", "NAME_ASC"))).containsExactly("a.pdf", "b.png");
        assertThat(names(files("filter", Map.of("purpose", "MEDIA")))).containsExactly("b.png");
        assertThat(names(files("filter", Map.of("status", "PENDING")))).containsExactly("pending.png");
        assertThat(names(files("filter", Map.of("deleted", true)))).containsExactly("deleted.png");
        assertThat(files().data("files.totalCount").asInt()).isEqualTo(2);
    }

    @Test
    void isFoundAsANode() {
        var found = files.member()
                .client()
                .post(
                        "query($id: ID!) { node(id: $id) { __typename ... on File { name } } }",
                        Map.of("id", files.picture()));

        assertThat(found.text("node.__typename")).isEqualTo("File");
        assertThat(found.text("node.name")).isEqualTo("a.png");
    }

    @Test
    void pagesThroughAllOfThem() {
        for (var i = 0; i < 5; i++) {
            files.picture();
        }
        var seen = new ArrayList<String>();
        String after = null;
        for (var i = 0; i < 3; i++) {
            var page = files("first", 2, "after", after);
            page.data("files.nodes").forEach(file -> seen.add(file.path("id").asString()));
            after = page.text("files.pageInfo.endCursor");
        }

        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    /** A link costs no statement, but that links to documents are written down: once for all of them. */
    @Test
    void costsTheSameForOneFileAndForMany() {
        files.picture();
        var one = statements.during(() -> files.member().client().post(LINKS));
        for (var i = 0; i < 5; i++) {
            files.picture();
        }
        var many = statements.during(() -> files.member().client().post(LINKS));
        assertThat(one.statements()).hasSize(1);
        assertThat(many.statements()).hasSize(1);

        files.upload("a.pdf", "application/pdf", "DOCUMENT", Samples.pdf());
        var document = statements.during(() -> files.member().client().post(LINKS));
        for (var i = 0; i < 5; i++) {
            files.upload("a.pdf", "application/pdf", "DOCUMENT", Samples.pdf());
        }
        var documents = statements.during(() -> files.member().client().post(LINKS));
        assertThat(documents.statements()).hasSameSizeAs(document.statements());
    }

    @Test
    void writesDownWhoGotALinkToADocument() throws SQLException {
        var passport = files.upload("passport.pdf", "application/pdf", "DOCUMENT", Samples.pdf());
        var picture = files.picture();
        var viewer = new FileApi(tenants.join(files.member(), "VIEWER"));

        viewer.url(passport);
        viewer.url(picture);
        viewer.member().client().post("{ files { nodes { name } } }");

        assertThat(readers(passport))
                .containsExactly(viewer.member().membership().toString());
        assertThat(readers(picture)).isEmpty();
    }

    private List<String> readers(String file) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(
                        "select actor_id from audit.entry where action = 'file.read' and entity_id = ?")) {
            statement.setObject(1, FileId.of(file).value());
            var readers = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    readers.add(rows.getString(1));
                }
            }
            return readers;
        }
    }

    @Test
    void changesNameAndDescription() {
        var id = files.picture();

        var changed = files.done("fileUpdate", "id", id, "name", "../Front door", "alt", "  The door ");
        assertThat(changed.path("name").asString()).isEqualTo("Front door.png");
        assertThat(changed.path("alt").asString()).isEqualTo("The door");
        assertThat(changed.path("version").asInt()).isEqualTo(3);

        var same = files.done("fileUpdate", "id", id, "name", "Front door.png");
        assertThat(same.path("version").asInt()).isEqualTo(3);
        assertThat(files.done("fileUpdate", "id", id, "alt", null).path("alt").isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"..., NAME_INVALID", "-, REQUIRED"})
    void refusesNamesThatAreNone(@Nullable String name, String code) {
        assertThat(files.run("fileUpdate", "id", files.picture(), "name", name).userErrorCodes("fileUpdate"))
                .containsExactly(code);
    }

    @Test
    void refusesDescriptionsThatAreTooLongAndOldVersions() {
        var id = files.picture();

        assertThat(files.run("fileUpdate", "id", id, "alt", "a".repeat(1_001)).userErrorCodes("fileUpdate"))
                .containsExactly("ALT_INVALID");
        var old = files.run("fileUpdate", "id", id, "alt", "a", "version", 1);
        assertThat(old.userErrorCodes("fileUpdate")).containsExactly("VERSION_CONFLICT");
        assertThat(old.data("fileUpdate.file.version").asInt()).isEqualTo(2);
    }

    @Test
    void bringsADeletedFileBackWithItsLinks() {
        var id = files.picture();
        var url = files.url(id);

        files.done("fileDelete", "id", id);
        files.done("fileDelete", "id", id);
        assertThat(get(url).statusCode()).isEqualTo(404);
        assertThat(files.member()
                        .client()
                        .run("files/file", Map.of("id", id))
                        .data("file")
                        .isNull())
                .isTrue();
        assertThat(files.run("fileUpdate", "id", id, "alt", "a").userErrorCodes("fileUpdate"))
                .containsExactly("NOT_FOUND");

        files.done("fileRestore", "id", id);
        assertThat(get(url).statusCode()).isEqualTo(200);
    }
}
