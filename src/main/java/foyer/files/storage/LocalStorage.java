package foyer.files.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Bytes in a folder of this machine, or in one that several nodes share. Written under an upload's name, forced to disk,
 * then renamed, so that an object's name never stands for half of it. Of several who take an upload one gets it.
 */
public final class LocalStorage implements Storage, AutoCloseable {

    private static final String LOCKS = ".locks";

    private final Path root;
    private final Clock clock;
    private final UploadLocks locks;

    /** Uses the folder, and makes it if need be. */
    public LocalStorage(Path folder, Clock clock) {
        try {
            root = Files.createDirectories(folder).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.clock = clock;
        locks = new UploadLocks(root.resolve(LOCKS));
    }

    @Override
    public void write(StorageKey key, ObjectContent content) throws IOException {
        var upload = StorageKey.upload(key.tenant());
        try (var channel = openNew(upload)) {
            var out = Channels.newOutputStream(channel);
            content.writeTo(new Kept(out));
            channel.force(true);
        } catch (IOException | RuntimeException e) {
            delete(upload);
            throw e;
        }
        rename(upload, key);
    }

    @Override
    public boolean take(StorageKey upload, StorageKey object) throws IOException {
        try (var _ = locks.hold(upload);
                var channel = FileChannel.open(path(upload), StandardOpenOption.WRITE)) {
            channel.force(true);
            // From now on its age counts: it is nobody's until a row names it.
            Files.setLastModifiedTime(path(upload), FileTime.from(clock.instant()));
            rename(upload, object);
            return true;
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    @Override
    public void giveBack(StorageKey object, StorageKey upload) throws IOException {
        try (var _ = locks.hold(upload)) {
            if (Files.exists(path(upload))) {
                delete(object);
            } else {
                rename(object, upload);
            }
        } catch (UploadBusyException _) {
            delete(object);
        }
    }

    @Override
    public InputStream read(StorageKey key, long offset) throws IOException {
        var channel = FileChannel.open(path(key), StandardOpenOption.READ);
        return Channels.newInputStream(channel.position(offset));
    }

    @Override
    public NearObject near(StorageKey key) throws IOException {
        var path = path(key);
        if (Files.notExists(path)) {
            throw new NoSuchFileException(key.path());
        }
        return NearObject.itself(path);
    }

    @Override
    public OptionalLong size(StorageKey key) throws IOException {
        try {
            return OptionalLong.of(Files.size(path(key)));
        } catch (NoSuchFileException _) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void delete(StorageKey key) throws IOException {
        Files.deleteIfExists(path(key));
    }

    @Override
    public void list(Consumer<StoredObject> each) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                StorageKey.ofPath(root.relativize(file).toString().replace('\\', '/'))
                        .map(key -> new StoredObject(
                                key,
                                attributes.size(),
                                attributes.lastModifiedTime().toInstant()))
                        .ifPresent(each);
                return FileVisitResult.CONTINUE;
            }

            // What has gone meanwhile is missed, as promised.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    @Override
    public void list(UUID tenant, Consumer<StoredObject> each) throws IOException {
        for (var folder : inOrder(root.resolve(StorageKey.folderOf(tenant)))) {
            for (var file : inOrder(folder)) {
                tell(file, each);
            }
        }
    }

    private static List<Path> inOrder(Path folder) throws IOException {
        try (var found = Files.list(folder)) {
            return found.sorted().toList();
        } catch (NoSuchFileException | NotDirectoryException _) {
            return List.of();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void tell(Path file, Consumer<StoredObject> each) throws IOException {
        var key = StorageKey.ofPath(root.relativize(file).toString().replace('\\', '/'));
        if (key.isEmpty()) {
            return;
        }
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException _) {
            return;
        }
        each.accept(new StoredObject(
                key.get(), attributes.size(), attributes.lastModifiedTime().toInstant()));
    }

    @Override
    public Access access() {
        return new Access.Here(new LocalUploads(this));
    }

    /** Where the object's bytes are. */
    Path path(StorageKey key) {
        return root.resolve(key.path());
    }

    UploadLocks locks() {
        return locks;
    }

    private FileChannel openNew(StorageKey key) throws IOException {
        makeFolder(key);
        return FileChannel.open(path(key), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Makes the folder that the key is in, so that it is still there after a crash. */
    void makeFolder(StorageKey key) throws IOException {
        var folder = root.resolve(key.folder());
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder);
        force(root);
        force(root.resolve(StorageKey.folderOf(key.tenant())));
    }

    /** The new name is on disk when this returns, as the bytes are. */
    private void rename(StorageKey from, StorageKey to) throws IOException {
        makeFolder(to);
        Files.move(path(from), path(to), StandardCopyOption.ATOMIC_MOVE);
        force(root.resolve(to.folder()));
    }

    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        locks.close();
    }

    /** Whoever writes may close what it was given; the file has yet to be forced to disk. */
    private static final class Kept extends OutputStream {

        private final OutputStream out;

        Kept(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() {}
    }
}
