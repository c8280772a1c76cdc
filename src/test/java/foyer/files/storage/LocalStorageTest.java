package foyer.files.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import foyer.files.storage.LocalUploads.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class LocalStorageTest extends TakingContract {

    @TempDir
    Path folder;

    private final StorageKey key = StorageKey.upload(UUID.randomUUID());
    private LocalStorage storage;
    private LocalUploads uploads;

    @BeforeEach
    void open() {
        storage = new LocalStorage(folder, Clock.systemUTC());
        uploads = new LocalUploads(storage);
    }

    @AfterEach
    void close() throws IOException {
        storage.close();
    }

    @Override
    Storage storage() {
        return storage;
    }

    @Override
    void upload(StorageKey upload, InputStream bytes, long size) throws IOException {
        assertThat(append(upload, 0, bytes, size)).isEqualTo(Outcome.KEPT);
    }

    private Outcome append(StorageKey upload, long offset, InputStream bytes, long size) throws IOException {
        return uploads.append(upload, offset, size, bytes, () -> true);
    }

    private Outcome append(long offset, int... bytes) throws IOException {
        var sent = new byte[bytes.length];
        for (var i = 0; i < bytes.length; i++) {
            sent[i] = (byte) bytes[i];
        }
        return append(key, offset, new ByteArrayInputStream(sent), 5);
    }

    @Test
    void goesOnWhereTheBytesEnd() throws IOException {
        append(0, 1, 2);

        assertThat(append(2, 3, 4, 5)).isEqualTo(Outcome.KEPT);

        assertThat(all(key, 0)).isEqualTo(BYTES);
        assertThat(uploads.arrived(key)).isEqualTo(5);
    }

    @Test
    void refusesToLeaveAHoleOrToWriteOver() throws IOException {
        append(0, 1, 2);

        assertThat(append(3, 9)).isEqualTo(Outcome.WRONG_OFFSET);
        assertThat(append(1, 9)).isEqualTo(Outcome.WRONG_OFFSET);

        assertThat(all(key, 0)).containsExactly(1, 2);
    }

    @Test
    void beginsAnewAtZero() throws IOException {
        append(0, 9, 9, 9, 9);

        append(0, 1, 2);

        assertThat(all(key, 0)).containsExactly(1, 2);
    }

    @Test
    void keepsNothingOfWhatIsTooLarge() throws IOException {
        append(0, 1, 2);

        assertThat(append(2, 3, 4, 5, 6)).isEqualTo(Outcome.TOO_LARGE);

        assertThat(all(key, 0)).containsExactly(1, 2);
    }

    @Test
    void keepsWhatCameBeforeTheClientWasGone() throws IOException {
        var gone = InputStream.nullInputStream();
        gone.close();
        var broken = new SequenceInputStream(new ByteArrayInputStream(new byte[] {1, 2}), gone);

        assertThatIOException().isThrownBy(() -> append(key, 0, broken, 5));

        assertThat(all(key, 0)).containsExactly(1, 2);
        assertThat(append(2, 3, 4, 5)).isEqualTo(Outcome.KEPT);
        assertThat(all(key, 0)).isEqualTo(BYTES);
    }

    @Test
    void endsWhenTheTimeIsOver() throws IOException {
        var bytes = new ByteArrayInputStream(BYTES);

        assertThat(uploads.append(key, 0, 9, bytes, () -> false)).isEqualTo(Outcome.TOO_LATE);
    }

    @Test
    void hasOneWriterAtATimeAndNoTakerMeanwhile() throws Exception {
        var slow = new PipedOutputStream();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var bytes = new PipedInputStream(slow);
                var sharing = new LocalStorage(folder, Clock.systemUTC())) {
            var first = threads.submit(() -> append(key, 0, bytes, 5));
            slow.write(1);
            slow.flush();
            while (uploads.arrived(key) == 0) {
                Thread.onSpinWait();
            }

            assertThatExceptionOfType(UploadBusyException.class).isThrownBy(() -> append(1, 2));
            assertThatExceptionOfType(UploadBusyException.class).isThrownBy(() -> append(0, 2));
            assertThatExceptionOfType(UploadBusyException.class)
                    .isThrownBy(() -> sharing.take(key, StorageKey.object(key.tenant())));

            slow.close();
            assertThat(first.get()).isEqualTo(Outcome.KEPT);
        }
        assertThat(all(key, 0)).containsExactly(1);
    }

    @Test
    void givesAnUploadToOneOfManyTakers() throws Exception {
        append(0, 1, 2, 3, 4, 5);
        var takers = Collections.<Callable<Boolean>>nCopies(8, () -> taken(key, StorageKey.object(key.tenant())));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var won = 0;
            for (var taker : threads.invokeAll(takers)) {
                won += taker.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
    }

    @Test
    void listsNothingThatIsNotItsOwn() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(folder.resolve("a/b/c"), "mine");

        assertThat(listed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../../etc/passwd", "a/b", "abc", "00000000000000000000000000000000000000000000000G"})
    void hasNoKeyOfAnotherForm(String name) {
        var tenant = UUID.randomUUID();

        assertThatIllegalArgumentException().isThrownBy(() -> new StorageKey(tenant, name));
        assertThat(StorageKey.ofPath(name)).isEmpty();
    }

    @Test
    void readsAKeyFromItsPath() {
        var object = StorageKey.object(UUID.randomUUID());

        assertThat(StorageKey.ofPath(object.path())).contains(object);
        assertThat(StorageKey.ofPath(key.path())).contains(key);
    }
}
