package foyer.files;

import static foyer.files.FileApi.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import foyer.files.storage.Storage;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Whoever asks while another call looks at the bytes is not told to send them again. */
@FoyerTest
@Tag("graphql")
class UploadBusyTest {

    private static final int PATIENCE = 60;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    Storage storage;

    @Autowired
    ApplicationContext context;

    private FileApi files;

    @BeforeEach
    void signUp() {
        files = new FileApi(tenants.signUp("REAL_ESTATE"));
    }

    private StoredFile completed(String id, FileScan scan) {
        return CurrentCaller.call(
                Caller.system(files.member().tenant(), "test"),
                () -> new FileParts(context).uploads(storage, scan).complete(FileId.of(id)));
    }

    private List<String> codes(String id) {
        return files.run("fileUploadComplete", "id", id).userErrorCodes("fileUploadComplete");
    }

    @Test
    void isToldSoUntilTheOtherIsDone() throws Exception {
        var id = files.brought(Samples.png());
        var begun = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        FileScan slow = (_, _) -> {
            begun.countDown();
            return waited(asked) ? FileScan.Verdict.CLEAN : FileScan.Verdict.SUSPECT;
        };

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> completed(id, slow));
            assertThat(waited(begun)).isTrue();
            assertThat(codes(id)).containsExactly("UPLOAD_BUSY");
            database.execute(
                    "update files.file set taken_at = taken_at - interval '1 hour' where id = ?",
                    FileId.of(id).value());
            assertThat(codes(id)).as("of one who must have died").containsExactly("BYTES_MISSING");
            asked.countDown();
            assertThat(first.get().status()).isEqualTo(FileStatus.READY);
        }

        assertThat(codes(id)).isEmpty();
    }

    private static boolean waited(CountDownLatch latch) throws IOException {
        try {
            return latch.await(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void asksAgainOnceNobodyCouldLook() {
        var id = files.brought(Samples.png());
        FileScan broken = (_, _) -> {
            throw new IOException("the scanner is away");
        };

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> completed(id, broken));

        assertThat(isTaken(id)).isEqualTo("false");
        assertThat(codes(id)).isEmpty();
    }

    @Test
    void sendsOthersOnceTheyWereDropped() {
        var bytes = Samples.png();
        var file = files.announce("a.png", "image/png", "MEDIA", bytes.length);
        put(file, new byte[bytes.length]);

        assertThat(codes(file.id())).containsExactly("TYPE_MISMATCH");

        assertThat(isTaken(file.id())).isEqualTo("false");
        assertThat(codes(file.id())).containsExactly("BYTES_MISSING");
        put(file, bytes);
        assertThat(codes(file.id())).isEmpty();
    }

    private String isTaken(String id) {
        return database.text(
                "select (taken_at is not null)::text from files.file where id = ?",
                FileId.of(id).value());
    }
}
