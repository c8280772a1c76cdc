package foyer.files;

import foyer.files.storage.Access;
import foyer.files.storage.NearObject;
import foyer.files.storage.ObjectContent;
import foyer.files.storage.Storage;
import foyer.files.storage.StorageKey;
import foyer.files.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;

/** A storage whose process dies at a step: before or after one of the calls. Nothing of the program runs from there on. */
final class HaltingStorage implements Storage {

    private final Storage storage;
    private int left;

    HaltingStorage(Storage storage, int steps) {
        this.storage = storage;
        this.left = steps;
    }

    /** The end of the process. No code of Foyer catches it. */
    static final class Halt extends Error {

        private static final long serialVersionUID = 1L;
    }

    private void step() {
        if (left-- == 0) {
            throw new Halt();
        }
    }

    @Override
    public void write(StorageKey key, ObjectContent content) throws IOException {
        step();
        storage.write(key, out -> {
            content.writeTo(out);
            step();
        });
        step();
    }

    @Override
    public boolean take(StorageKey upload, StorageKey object) throws IOException {
        step();
        var taken = storage.take(upload, object);
        step();
        return taken;
    }

    @Override
    public void giveBack(StorageKey object, StorageKey upload) throws IOException {
        step();
        storage.giveBack(object, upload);
        step();
    }

    @Override
    public InputStream read(StorageKey key, long offset) throws IOException {
        step();
        return storage.read(key, offset);
    }

    @Override
    public NearObject near(StorageKey key) throws IOException {
        step();
        return storage.near(key);
    }

    @Override
    public OptionalLong size(StorageKey key) throws IOException {
        step();
        return storage.size(key);
    }

    @Override
    public void delete(StorageKey key) throws IOException {
        step();
        storage.delete(key);
        step();
    }

    @Override
    public void list(Consumer<StoredObject> each) throws IOException {
        storage.list(each);
    }

    @Override
    public void list(UUID tenant, Consumer<StoredObject> each) throws IOException {
        storage.list(tenant, each);
    }

    @Override
    public void giveUp(Instant before) throws IOException {
        storage.giveUp(before);
    }

    @Override
    public Access access() {
        return storage.access();
    }
}
