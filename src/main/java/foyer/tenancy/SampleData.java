package foyer.tenancy;

import foyer.entitlements.Feature;
import java.util.List;

/**
 * Records for a new tenant to look at, of the module that implements this. They are marked as samples, and go again in
 * one deed.
 */
public interface SampleData {

    /** The module that shows the records. */
    Feature feature();

    /** Makes the records through the module's own services, spread over these members. */
    void load(Blueprint blueprint, List<MembershipId> members);

    /**
     * Deletes the samples that nobody has done anything with since, in the running transaction; the others are samples
     * no more: whoever has worked on one keeps it.
     */
    Deleted delete();

    /**
     * What became of samples.
     *
     * @param kept how many stay, since somebody has worked on them
     */
    record Deleted(int deleted, int kept) {

        /** Both together. */
        public Deleted plus(Deleted other) {
            return new Deleted(deleted + other.deleted, kept + other.kept);
        }
    }
}
