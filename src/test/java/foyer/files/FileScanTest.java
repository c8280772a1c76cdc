package foyer.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import foyer.files.storage.Storage;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Deployments that scan what people bring. */
@FoyerTest
@Tag("graphql")
class FileScanTest {

    @Autowired
    TestTenants tenants;

    @Autowired
    Storage storage;

    @Autowired
    Files all;

    @Autowired
    FileSweep sweep;

    @Autowired
    TestDatabase database;

    @Autowired
    ApplicationContext context;

    private FileApi files;

    @BeforeEach
    void signUp() {
        files = new FileApi(tenants.signUp("REAL_ESTATE"));
    }

    private StoredFile complete(String id, FileScan... scans) {
        return CurrentCaller.call(
                caller(), () -> new FileParts(context).uploads(storage, scans).complete(FileId.of(id)));
    }

    private Caller caller() {
        return Caller.system(files.member().tenant(), "test");
    }

    @Test
    void givesSuspectBytesToNobodyUntilTheyAreReleased() {
        var id = files.brought(Samples.png());
        FileScan suspicious = (_, bytes) -> bytes.read() == 0x89 ? FileScan.Verdict.SUSPECT : FileScan.Verdict.CLEAN;

        var suspect = complete(id, (_, _) -> FileScan.Verdict.CLEAN, suspicious);

        assertThat(suspect.status()).isEqualTo(FileStatus.QUARANTINED);
        assertThat(link(id)).isEqualTo("null");
        CurrentCaller.call(caller(), () -> all.release(FileId.of(id)));
        assertThat(FileApi.get(files.url(id)).statusCode()).isEqualTo(200);
    }

    /** As the sweep says of those that people have. */
    @Test
    void saysOfReleasedBytesThatTheyAreLost() throws Exception {
        var bytes = Samples.png();
        var id = files.brought(bytes);
        complete(id, (_, _) -> FileScan.Verdict.SUSPECT);
        var stored = new StoredBytes(storage, database, files.member().tenant());
        var key = stored.objects().getFirst();
        storage.delete(key);
        sweep.run();

        var released = CurrentCaller.call(caller(), () -> all.release(FileId.of(id)));

        assertThat(released.status()).isEqualTo(FileStatus.LOST);
        assertThat(stored.events()).contains("file.lost").doesNotContain("file.ready");
        storage.write(key, out -> out.write(bytes));
        sweep.run();
        assertThat(FileApi.get(files.url(id)).body()).isEqualTo(bytes);
    }

    private String link(String id) {
        return files.member()
                .client()
                .run("files/file", Map.of("id", id))
                .data("file.url")
                .toString();
    }

    @Test
    void keepsBytesThatCouldNotBeScanned() {
        var id = files.brought(Samples.png());

        assertThatIllegalStateException()
                .isThrownBy(() -> complete(id, (_, _) -> {
                    throw new IllegalStateException("no scanner");
                }));

        assertThat(complete(id).status()).isEqualTo(FileStatus.READY);
    }
}
