package foyer.records.owning;

import foyer.tenancy.MembershipId;
import org.jspecify.annotations.Nullable;

/** What a member made for themselves, whether or not everybody in the tenant has it. */
public interface Owned {

    /** Whose it is; null when they have left, and it is whoever's changes it next. */
    @Nullable MembershipId ownerId();
}
