package foyer.files;

import static foyer.files.FileApi.get;
import static foyer.files.FileApi.put;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.files.storage.Storage;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Equal bytes of a tenant are stored, and counted, once. */
@FoyerTest
@Tag("graphql")
class FileDedupeTest {

    private static final int MANY = 8;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    Storage storage;

    @Autowired
    Files made;

    @Autowired
    FileExpiry expiry;

    private final byte[] bytes = Samples.png();
    private FileApi files;
    private StoredBytes stored;

    @BeforeEach
    void signUp() {
        files = new FileApi(tenants.signUp("REAL_ESTATE"));
        stored = new StoredBytes(storage, database, files.member().tenant());
    }

    private String upload() {
        return files.upload("a.png", "image/png", "MEDIA", bytes);
    }

    @Test
    void storesEqualBytesOnce() throws Exception {
        var first = upload();
        var second = upload();

        assertThat(stored.objects()).hasSize(1);
        assertThat(stored.counts()).containsExactly("2 of 2");
        assertThat(stored.counted()).isEqualTo(bytes.length + " and 0");
        assertThat(get(files.url(first)).body()).isEqualTo(bytes);
        assertThat(get(files.url(second)).body()).isEqualTo(bytes);
    }

    @Test
    void storesThemOnceThoughManyBringThemAtOnce() throws Exception {
        var announced = new ArrayList<String>();
        for (var i = 0; i < MANY; i++) {
            var file = files.announce("a.png", "image/png", "MEDIA", bytes.length);
            put(file, bytes);
            announced.add(file.id());
        }
        var completions = announced.stream()
                .<Callable<Boolean>>map(id -> () -> complete(id))
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var completed : threads.invokeAll(completions)) {
                assertThat(completed.get()).isTrue();
            }
        }

        assertThat(stored.objects()).hasSize(1);
        assertThat(stored.counts()).containsExactly(MANY + " of " + MANY);
        assertThat(stored.counted()).isEqualTo(bytes.length + " and 0");
    }

    /** Retries when the processor is busy: the bytes are still there to be looked at. */
    private boolean complete(String id) {
        while (true) {
            var answer = files.run("fileUploadComplete", "id", id);
            if (answer.errorCodes().isEmpty()) {
                return answer.userErrorCodes("fileUploadComplete").isEmpty();
            }
            assertThat(answer.errorCodes()).containsExactly("RATE_LIMITED");
        }
    }

    @Test
    void completesAnUploadOnceThoughManyAskAtOnce() throws Exception {
        var id = files.brought(bytes);
        var asking = new ArrayList<Callable<List<String>>>();
        for (var i = 0; i < MANY; i++) {
            asking.add(() -> files.run("fileUploadComplete", "id", id).userErrorCodes("fileUploadComplete"));
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var asked : threads.invokeAll(asking)) {
                assertThat(asked.get()).isSubsetOf("UPLOAD_BUSY");
            }
        }

        assertThat(stored.objects()).hasSize(1);
        assertThat(stored.counts()).containsExactly("1 of 1");
        assertThat(stored.events()).containsOnlyOnce("file.ready");
    }

    @Test
    void keepsBytesForAsLongAsAnyFileHasThem() throws Exception {
        var first = upload();
        var second = upload();

        files.done("fileDelete", "id", first);
        passDays(31);
        expiry.run();
        assertThat(get(files.url(second)).body()).isEqualTo(bytes);
        assertThat(stored.counts()).containsExactly("1 of 1");

        files.done("fileDelete", "id", second);
        passDays(31);
        expiry.run();
        assertThat(stored.objects()).isEmpty();
        assertThat(stored.counts()).isEmpty();
        assertThat(stored.counted()).isEqualTo("0 and 0");
        assertThat(files.run("fileRestore", "id", second).userErrorCodes("fileRestore"))
                .containsExactly("NOT_FOUND");
    }

    /** Of the two who count the bytes at once, the one who takes a file away waits, and counts what there is then. */
    @Test
    void keepsBytesThatAnotherFileGetsWhileTheirLastOneGoes() throws Exception {
        files.done("fileDelete", "id", upload());
        passDays(31);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var connection = database.asSuperuser()) {
            connection.setAutoCommit(false);
            change(connection, "update files.blob set file_count = file_count + 1 where tenant_id = ?");
            change(connection, """
                    insert into files.file select (jsonb_populate_record(f,
                        jsonb_build_object('id', uuidv7(), 'deleted_at', null))).*
                    from files.file f where tenant_id = ?""");
            var going = threads.submit(() -> {
                expiry.run();
                return true;
            });
            Awaited.until(() -> isWaitedFor(connection));
            connection.commit();
            assertThat(going.get()).isTrue();
        }

        assertThat(stored.statuses()).containsExactly("READY");
        assertThat(stored.counts()).containsExactly("1 of 1");
        assertThat(stored.objects()).hasSize(1);
    }

    private void change(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, files.member().tenant());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private static boolean isWaitedFor(Connection connection) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select exists (select from pg_stat_activity"
                        + " where pg_backend_pid() = any(pg_blocking_pids(pid)))")) {
            return rows.next() && rows.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void passDays(int days) throws Exception {
        stored.change(
                "update files.file set deleted_at = deleted_at - interval '" + days + " days' where tenant_id = ?");
    }

    @Test
    void storesThemForEachTenantByItself() throws Exception {
        upload();
        var others = new FileApi(tenants.signUp("REAL_ESTATE"));
        others.upload("a.png", "image/png", "MEDIA", bytes);

        assertThat(stored.counts()).containsExactly("1 of 1");
        assertThat(stored.objects()).hasSize(1);
    }

    @Test
    void storesWhatTheServerMakesOnceToo() throws Exception {
        var tenant = files.member().tenant();
        for (var key : new String[] {"export-1", "export-2"}) {
            CurrentCaller.call(
                    Caller.system(tenant, "test"),
                    () -> made.write(
                            new NewFile("a.csv", "text/csv", FilePurpose.EXPORT, key),
                            out -> out.write(Samples.csv())));
        }

        assertThat(stored.objects()).hasSize(1);
        assertThat(stored.counts()).containsExactly("2 of 2");
        assertThat(stored.counted()).isEqualTo(Samples.csv().length + " and 0");
    }
}
