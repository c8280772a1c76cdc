package foyer.leads.board;

import foyer.leads.LeadId;
import foyer.platform.graphql.PageRequest;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the newest leads of a stage, or the few that an index tells of, hold of what a filter asks for: they are looked at
 * once, for the count and for the first page.
 *
 * @param looked up to which of them, or null when all were looked at that the stage may have
 * @param found in their order, at least as many as the largest page and one more, or all
 */
record Newest(@Nullable Looked looked, List<LeadId> found) {

    /** How many of a stage and a currency are found at most: those of any first page, and one more. */
    static final int MOST = PageRequest.MAX_SIZE + 1;

    /** One of them, and its place among all that were found in its stage, from 1. */
    record Found(int nth, LeadId id) {}

    /** Of the tallies of one stage, which all tell how far it was looked at. */
    static Newest of(Collection<StageTally> tallies) {
        var found = tallies.stream()
                .flatMap(tally -> tally.found().stream())
                .sorted(Comparator.comparingInt(Found::nth))
                .map(Found::id)
                .toList();
        @Nullable Looked looked = null;
        for (var tally : tallies) {
            looked = tally.looked();
        }
        return new Newest(looked, found);
    }

    /** The first of them, and one more when there are more. */
    List<LeadId> first(int size) {
        return found.subList(0, Math.min(size + 1, found.size()));
    }
}
