package foyer.files.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link Storage} promises of bytes that clients bring, beside what it promises of all. */
abstract class TakingContract extends StorageContract {

    @Test
    void takesWhatHasArrivedOnce() throws IOException {
        var upload = StorageKey.upload(tenant);
        var first = StorageKey.object(tenant);
        var second = StorageKey.object(tenant);
        upload(upload, new ByteArrayInputStream(BYTES), 5);

        assertThat(storage().take(upload, first)).isTrue();
        assertThat(storage().take(upload, second)).isFalse();

        assertThat(all(first, 0)).isEqualTo(BYTES);
        assertThat(storage().size(second)).isEmpty();
        assertThat(storage().size(upload)).isEmpty();
    }

    @Test
    void keepsWhatWasTakenWhenMoreArrives() throws IOException {
        var upload = StorageKey.upload(tenant);
        var taken = StorageKey.object(tenant);
        upload(upload, new ByteArrayInputStream(BYTES), 5);
        storage().take(upload, taken);

        upload(upload, new ByteArrayInputStream(new byte[] {9, 9}), 5);

        assertThat(all(taken, 0)).isEqualTo(BYTES);
    }

    @Test
    void takesNothingWhereNothingArrived() throws IOException {
        assertThat(storage().take(StorageKey.upload(tenant), StorageKey.object(tenant)))
                .isFalse();
    }

    /** Each that gets it gets all of it, and then it is gone. */
    @Test
    void givesAllOfAnUploadToWhoeverTakesIt() throws Exception {
        var upload = StorageKey.upload(tenant);
        upload(upload, new ByteArrayInputStream(BYTES), 5);
        var objects = Stream.generate(() -> StorageKey.object(tenant)).limit(8).toList();
        var takers = objects.stream()
                .<Callable<Boolean>>map(object -> () -> taken(upload, object))
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var won = 0;
            var taken = threads.invokeAll(takers);
            for (var i = 0; i < taken.size(); i++) {
                if (taken.get(i).get()) {
                    won++;
                    assertThat(all(objects.get(i), 0)).isEqualTo(BYTES);
                }
            }
            assertThat(won).isPositive();
            assertThat(listed()).hasSize(won).noneMatch(stored -> stored.key().isUpload());
        }
    }

    boolean taken(StorageKey upload, StorageKey object) throws IOException {
        while (true) {
            try {
                return storage().take(upload, object);
            } catch (UploadBusyException _) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void givesBackWhatWasTaken() throws IOException {
        var upload = StorageKey.upload(tenant);
        var object = StorageKey.object(tenant);
        upload(upload, new ByteArrayInputStream(BYTES), 5);
        storage().take(upload, object);

        storage().giveBack(object, upload);

        assertThat(storage().size(object)).isEmpty();
        assertThat(all(upload, 0)).isEqualTo(BYTES);
    }

    @Test
    void givesNothingBackToAClientThatHasBegunAnew() throws IOException {
        var upload = StorageKey.upload(tenant);
        var object = StorageKey.object(tenant);
        upload(upload, new ByteArrayInputStream(BYTES), 5);
        storage().take(upload, object);
        upload(upload, new ByteArrayInputStream(new byte[] {9, 9}), 5);

        storage().giveBack(object, upload);

        assertThat(storage().size(object)).isEmpty();
        assertThat(all(upload, 0)).containsExactly(9, 9);
    }
}
