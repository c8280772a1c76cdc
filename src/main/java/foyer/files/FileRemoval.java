package foyer.files;

import foyer.audit.Audit;
import foyer.platform.time.TenantClock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deletes files with the records that they are of, whoever may see them, and brings them back with these. In the caller's
 * transaction, whose business it is to know that nothing else needs them.
 */
@Component
public class FileRemoval {

    private static final long PAST = 1;

    private final FileRemovalQueries queries;
    private final FileHistory history;
    private final FileSettings settings;
    private final Audit audit;
    private final TenantClock clock;

    FileRemoval(
            FileRemovalQueries queries, FileHistory history, FileSettings settings, Audit audit, TenantClock clock) {
        this.queries = queries;
        this.history = history;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Holds those of the files that are for this purpose until the transaction ends, deleted ones too: nobody changes them
     * meanwhile, and no row comes to point to one.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<FileId> hold(Collection<FileId> ids, FilePurpose purpose) {
        return ids.isEmpty() ? Set.of() : queries.hold(ids, purpose);
    }

    /** Deletes files as people do, so that they can be restored; answers those that were not deleted already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<FileId> delete(Collection<FileId> ids) {
        var at = clock.now();
        return told("file.delete", queries.delete(ids, at), file -> new FileEvents.Deleted(file.id(), file.purpose()));
    }

    /** Restores those of the files that are deleted and still there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void restore(Collection<FileId> ids) {
        var at = clock.now();
        told("file.restore", queries.restore(ids, at), file -> new FileEvents.Restored(file.id(), file.purpose()));
    }

    /**
     * Forgets files for good: with the time for which deleted ones are kept over, {@link FileExpiry} takes them out at its next
     * turn, with their bytes. What the log tells of them no longer names them.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Collection<FileId> ids) {
        if (ids.isEmpty()) {
            return;
        }
        delete(ids);
        queries.age(ids, clock.now().minus(settings.deletedKept()).minusSeconds(PAST));
        audit.erase(StoredFile.TYPE, List.of(FileId.values(ids)));
    }

    private Set<FileId> told(
            String action,
            List<FileRemovalQueries.Changed> changed,
            Function<FileRemovalQueries.Changed, FileEvents> event) {
        if (!changed.isEmpty()) {
            history.record(action, changed.stream().map(event).toList());
        }
        return changed.stream().map(FileRemovalQueries.Changed::id).collect(Collectors.toSet());
    }
}
