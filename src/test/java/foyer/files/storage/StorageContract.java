package foyer.files.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link Storage} promises, whatever keeps the bytes: each driver's test is one of these. */
abstract class StorageContract {

    static final byte[] BYTES = {1, 2, 3, 4, 5};

    final UUID tenant = UUID.randomUUID();

    /** The storage under test. */
    abstract Storage storage();

    /** Has bytes arrive under an upload's key as a client sends them. */
    abstract void upload(StorageKey upload, InputStream bytes, long size) throws IOException;

    @Test
    void readsWhatWasWritten() throws IOException {
        var key = StorageKey.object(tenant);

        storage().write(key, out -> {
            out.write(1);
            out.write(BYTES, 1, 4);
        });

        assertThat(all(key, 0)).isEqualTo(BYTES);
        assertThat(all(key, 2)).containsExactly(3, 4, 5);
        assertThat(all(key, 5)).isEmpty();
        assertThat(storage().size(key)).hasValue(5);
    }

    @Test
    void keepsAnObjectWithoutBytes() throws IOException {
        var key = StorageKey.object(tenant);

        storage().write(key, _ -> {});

        assertThat(storage().size(key)).hasValue(0);
        assertThat(all(key, 0)).isEmpty();
    }

    @Test
    void keepsBytesThoughTheirWriterClosesTheStream() throws IOException {
        var key = StorageKey.object(tenant);

        storage().write(key, out -> {
            try (out) {
                out.write(BYTES);
            }
        });

        assertThat(all(key, 0)).isEqualTo(BYTES);
    }

    @Test
    void hasNothingOfWhatFailedHalfWay() throws IOException {
        var key = StorageKey.object(tenant);

        assertThatIOException()
                .isThrownBy(() -> storage().write(key, out -> {
                    out.write(BYTES);
                    throw new IOException("stopped");
                }))
                .withMessage("stopped");

        assertThat(storage().size(key)).isEmpty();
        assertThat(listed()).isEmpty();
    }

    @Test
    void saysThatThereIsNoSuchObject() throws IOException {
        var key = StorageKey.object(tenant);

        assertThat(storage().size(key)).isEmpty();
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> all(key, 0));
    }

    @Test
    void forgetsWhatIsDeletedAndDeletesItTwice() throws IOException {
        var key = StorageKey.object(tenant);
        storage().write(key, out -> out.write(BYTES));

        storage().delete(key);
        storage().delete(key);

        assertThat(storage().size(key)).isEmpty();
        assertThat(listed()).isEmpty();
    }

    @Test
    void listsObjectsAndUploadsOfEveryTenant() throws IOException {
        var object = StorageKey.object(tenant);
        var other = StorageKey.object(UUID.randomUUID());
        var upload = StorageKey.upload(tenant);
        storage().write(object, out -> out.write(BYTES));
        storage().write(other, out -> out.write(BYTES));
        upload(upload, new ByteArrayInputStream(BYTES), 5);

        assertThat(listed()).extracting(StoredObject::key).containsExactlyInAnyOrder(object, other, upload);
        assertThat(listed()).allMatch(stored -> stored.size() == 5);
    }

    @Test
    void listsWhatATenantHasInOrder() throws IOException {
        var mine = Stream.generate(() -> StorageKey.object(tenant)).limit(20).toList();
        for (var key : mine) {
            storage().write(key, out -> out.write(BYTES));
        }
        storage().write(StorageKey.object(UUID.randomUUID()), out -> out.write(BYTES));
        var found = new ArrayList<StorageKey>();

        storage().list(tenant, object -> found.add(object.key()));
        storage().list(UUID.randomUUID(), object -> found.add(object.key()));

        assertThat(found)
                .containsExactlyElementsOf(mine.stream()
                        .sorted(Comparator.comparing(StorageKey::name))
                        .toList());
    }

    @Test
    void bringsAnObjectNear() throws IOException {
        var key = StorageKey.object(tenant);
        storage().write(key, out -> out.write(BYTES));

        try (var object = storage().near(key);
                var end = object.read(3)) {
            assertThat(Files.readAllBytes(object.path())).isEqualTo(BYTES);
            assertThat(end.readAllBytes()).containsExactly(4, 5);
        }

        assertThat(all(key, 0)).isEqualTo(BYTES);
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> storage().near(StorageKey.object(tenant)));
    }

    byte[] all(StorageKey key, long offset) throws IOException {
        try (var bytes = storage().read(key, offset)) {
            return bytes.readAllBytes();
        }
    }

    List<StoredObject> listed() throws IOException {
        var objects = new ArrayList<StoredObject>();
        storage().list(objects::add);
        return objects;
    }
}
