package foyer.files;

import foyer.files.storage.Storage;
import foyer.platform.security.CurrentCaller;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The files of the current tenant, for other modules. */
@Component
public class Files {

    /** Without which nobody reads files. */
    private static final String READ = "FILES_READ";

    private final FileQueries queries;
    private final MadeFileService made;
    private final FileService service;
    private final Storage storage;
    private final FileLinks fileLinks;

    Files(FileQueries queries, MadeFileService made, FileService service, Storage storage, FileLinks fileLinks) {
        this.queries = queries;
        this.made = made;
        this.service = service;
        this.storage = storage;
        this.fileLinks = fileLinks;
    }

    /** The files that the caller may see and that are not deleted, whatever their status. */
    public Map<FileId, StoredFile> byIds(Collection<FileId> ids) {
        return queries.byIds(ids);
    }

    /** Whether the caller may read files at all; which of them is asked besides. */
    public static boolean mayRead() {
        return CurrentCaller.actor().may(READ);
    }

    /** The same as {@link #byIds}, held until the transaction ends: nobody deletes one of them meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<FileId, StoredFile> hold(Collection<FileId> ids) {
        return queries.hold(ids);
    }

    /** True of the rows that point to a file which the caller may see and that is not deleted. */
    public static Condition areSeen(Field<UUID> tenant, Field<UUID> id) {
        return SeenFileQueries.pointTo(tenant, id);
    }

    /** The newest few other files with the bytes of each that the caller may see, deleted ones left out. */
    public Map<FileId, List<FileId>> sameContent(Collection<FileId> ids, int most) {
        return queries.sameContent(ids, most);
    }

    /** Links by which the public gets the bytes of these files for so long; of files that may be had only. */
    public Map<FileId, PublicLinks> published(Collection<FileId> ids, Duration time) {
        var links = new HashMap<FileId, PublicLinks>();
        queries.byIds(ids).forEach((id, file) -> {
            if (file.readable()) {
                links.put(id, fileLinks.published(file, time));
            }
        });
        return links;
    }

    /**
     * The bytes of a file from an offset on, as they are read; to be closed.
     *
     * @throws NoSuchFileException when there is no such file for the caller, or its bytes may not be had
     * @throws IllegalStateException inside a transaction, whose connection would be held while bytes flow
     */
    public InputStream read(FileId id, long offset) throws IOException {
        requireNoTransaction();
        var readable = queries.readable(id);
        if (readable == null || !readable.file().visible()) {
            throw new NoSuchFileException(id.toString());
        }
        return storage.read(readable.key(), offset);
    }

    /**
     * Writes a file that the server makes: streams it to the storage, and makes it READY in a transaction of its own.
     * The same key answers with the file that is there, also with a deleted one, and its content is not asked again.
     *
     * @throws FileTooLargeException when it becomes larger than one of its purpose may be
     * @throws IllegalStateException inside a transaction, whose connection would be held while bytes flow
     */
    public StoredFile write(NewFile file, FileContent content) throws IOException {
        requireNoTransaction();
        return made.write(file, content);
    }

    /**
     * Lets people have the bytes of a file that a scan had found suspect, since it has been found clean.
     *
     * @throws foyer.platform.graphql.UserErrorException NOT_FOUND when there is no such file
     */
    public StoredFile release(FileId id) {
        return service.release(id);
    }

    private static void requireNoTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("read and write bytes before or after the transaction");
        }
    }
}
