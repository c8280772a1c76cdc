package foyer.tenancy;

import org.jspecify.annotations.Nullable;

/**
 * Records of a module that members look after. Called in the transaction in which a member goes, so that nothing stays
 * with somebody who is not there any more (spec/tenancy.md, rules).
 */
public interface MemberRecords {

    /**
     * Gives everything that the member looks after to another.
     *
     * @param from who goes
     * @param to an active member of the same tenant; null when nobody takes it over
     */
    void reassign(MembershipId from, @Nullable MembershipId to);
}
