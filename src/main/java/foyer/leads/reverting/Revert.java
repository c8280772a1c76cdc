package foyer.leads.reverting;

import foyer.files.FileId;
import foyer.jobs.JobId;
import foyer.leads.LeadId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the job that takes an import back is given, keeps and answers. */
final class Revert {

    /** How many of the leads that stay are named in the output. */
    static final int MOST_NAMED = 100;

    private Revert() {}

    /** @param dryRun whether only to tell what would become of the leads */
    record Input(JobId job, boolean dryRun) {}

    /** A lead that stays as it is. */
    record Kept(LeadId lead, KeptReason reason) {}

    /**
     * What was done.
     *
     * @param removed leads that the import made, gone for good
     * @param restored leads that the import changed, as they were
     * @param unlisted leads, of all of them, that came off the list that the import put them on
     * @param kept leads that stay as they are; the first 100 of them are in {@code leads}
     * @param file all of those that stay; null unless there are more than {@code leads} has
     */
    record Report(
            long total,
            long removed,
            long restored,
            long unlisted,
            long kept,
            List<Kept> leads,
            @Nullable FileId file,
            boolean dryRun) {}

    /**
     * Where a run stands.
     *
     * @param after the last row of the log that was dealt with
     * @param done how many were
     * @param unlisted how many leads have come off lists; null in one that was kept before any could
     */
    record Stand(
            @Nullable UUID after,
            long done,
            long removed,
            long restored,
            long kept,
            List<Kept> leads,
            @Nullable Long unlisted) {

        static final Stand START = new Stand(null, 0, 0, 0, 0, List.of(), 0L);

        long off() {
            return unlisted == null ? 0 : unlisted;
        }

        Stand without(int more) {
            return new Stand(after, done, removed, restored, kept, leads, off() + more);
        }

        Stand after(List<Entry> entries, int taken, int back, List<Kept> left) {
            var named = new ArrayList<>(leads);
            left.stream().limit(MOST_NAMED - leads.size()).forEach(named::add);
            return new Stand(
                    entries.getLast().id(),
                    done + entries.size(),
                    removed + taken,
                    restored + back,
                    kept + left.size(),
                    List.copyOf(named),
                    unlisted);
        }

        Report report(@Nullable FileId file, boolean dryRun) {
            return new Report(done, removed, restored, off(), kept, leads, file, dryRun);
        }
    }

    /**
     * What an import did to a lead, and how the lead is now.
     *
     * @param deeds how many lines of its timeline are the import's
     * @param there whether there still is such a lead
     * @param reason why it stays as it is, whatever its timeline tells; null for nothing
     */
    record Entry(
            UUID id,
            UUID lead,
            boolean made,
            List<String> fields,
            int deeds,
            boolean there,
            @Nullable KeptReason reason) {}
}
