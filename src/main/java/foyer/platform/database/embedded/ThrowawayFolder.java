package foyer.platform.database.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Folders of servers that nobody keeps: each start makes its own, and clears those whose JVM was killed. */
final class ThrowawayFolder {
    private static final String PREFIX = "server-";

    private ThrowawayFolder() {}

    /** One at a time over all JVMs: a folder that was made but not yet locked would look like a left-over. */
    static synchronized FolderLock take(Path parent, Path cache) throws IOException {
        try (var all = FolderLock.await(parent)) {
            for (var folder : folders(all.folder())) {
                clearIfLeftOver(folder, cache);
            }
            return FolderLock.take(Files.createTempDirectory(all.folder(), PREFIX));
        }
    }

    static synchronized void giveBack(FolderLock own) throws IOException {
        try (var _ = FolderLock.await(own.folder().resolveSibling(""))) {
            own.close();
            delete(own.folder());
        }
    }

    private static List<Path> folders(Path parent) throws IOException {
        var found = new ArrayList<Path>();
        try (var children = Files.newDirectoryStream(parent, PREFIX + "*")) {
            children.forEach(found::add);
        }
        return found;
    }

    private static void clearIfLeftOver(Path folder, Path cache) throws IOException {
        var lock = FolderLock.tryTake(folder);
        if (lock.isEmpty()) {
            return;
        }
        try (var own = lock.get()) {
            var binaries = Binaries.in(cache);
            new Postmaster(binaries, new Cluster(own.folder(), binaries), false).clearTheWay();
            delete(own.folder());
        }
    }

    /** Deletes a folder with all that is in it; what is already gone is no error. */
    static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path done, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(done);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
