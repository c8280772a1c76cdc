package foyer.leads.erasing;

import foyer.files.FileId;
import foyer.files.FilePurpose;
import foyer.files.FileRemoval;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The documents that only erased leads have, which are papers about these people: deleted with them, back with them, and
 * forgotten with them. Leads are given with those that were merged into them, and are held; files are held after them.
 */
@Component
class ErasedPapers {

    private final ErasedPaperQueries queries;
    private final FileRemoval files;

    ErasedPapers(ErasedPaperQueries queries, FileRemoval files) {
        this.queries = queries;
        this.files = files;
    }

    /** How many would be deleted with the leads; deleted ones are forgotten with them too. */
    int count(List<UUID> leads) {
        return of(leads).size();
    }

    /** Deletes them; answers those that were not deleted already. */
    Set<FileId> delete(List<UUID> leads) {
        return files.delete(of(leads));
    }

    private Set<FileId> of(List<UUID> leads) {
        var held = files.hold(queries.of(leads), FilePurpose.DOCUMENT);
        return without(held, queries.usedBesides(leads, held));
    }

    /** Brings back what was deleted with leads that are back. */
    void restore(List<UUID> leads) {
        files.restore(queries.deletedOf(leads));
    }

    /** Forgets them for good, with the leads; those that other erased leads have are forgotten with these. */
    void forget(List<UUID> leads) {
        var held = files.hold(queries.of(leads), FilePurpose.DOCUMENT);
        files.forget(without(held, queries.keptBesides(leads, held)));
    }

    private static Set<FileId> without(Set<FileId> files, Collection<FileId> others) {
        return files.stream().filter(Predicate.not(others::contains)).collect(Collectors.toSet());
    }
}
