package foyer.files;

import static foyerdb.files.Tables.FILE;

import foyer.files.storage.Storage;
import foyer.platform.export.ExportPart;
import foyer.platform.export.ExportTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What people take away of their files: what is known of each, and the bytes of those that they could have. Whoever asks
 * for this may have them all, whatever permission each needs.
 */
@Component
public class FilesExport implements ExportPart {

    private static final int PAGE = 500;

    private final FileQueries queries;
    private final Storage storage;

    FilesExport(FileQueries queries, Storage storage) {
        this.queries = queries;
        this.storage = storage;
    }

    @Override
    public List<ExportTable> tables() {
        return List.of(ExportTable.of("files", FILE, FILE.TENANT_ID, FILE.ID)
                .with(FILE.NAME, FILE.ALT, FILE.CONTENT_TYPE, FILE.SIZE, FILE.SHA256, FILE.PURPOSE, FILE.PERMISSION)
                .with(FILE.STATUS, FILE.VERSION, FILE.CREATED_AT, FILE.CREATED_BY_KIND, FILE.CREATED_BY_ID)
                .with(FILE.UPDATED_AT, FILE.DELETED_AT, FILE.UPLOAD_EXPIRES_AT)
                .without("where the storage has the bytes", FILE.BLOB_ID, FILE.UPLOAD_KEY)
                .without("of the moment in which an upload is looked at", FILE.TAKEN_AT)
                .without("keeps the server from writing it twice", FILE.MADE_KEY));
    }

    /**
     * The files whose bytes may be had, in the order of their ids: neither deleted ones, nor those that a scan has not
     * found clean, nor archives, which hold the others. Read a page at a time while it is iterated over.
     */
    public Iterable<StoredFile> files() {
        return Pages::new;
    }

    /**
     * The bytes; to be closed.
     *
     * @throws NoSuchFileException when they may not be had any more
     */
    public InputStream read(FileId id) throws IOException {
        var readable = queries.readable(id);
        if (readable == null) {
            throw new NoSuchFileException(id.toString());
        }
        return storage.read(readable.key(), 0);
    }

    private final class Pages implements Iterator<StoredFile> {

        private List<StoredFile> page = List.of();
        private int next;
        private boolean last;
        private @Nullable FileId after;

        @Override
        public boolean hasNext() {
            if (next == page.size() && !last) {
                page = queries.readable(after, PAGE);
                next = 0;
                last = page.size() < PAGE;
                after = page.isEmpty() ? after : page.getLast().id();
            }
            return next < page.size();
        }

        @Override
        public StoredFile next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return page.get(next++);
        }
    }
}
