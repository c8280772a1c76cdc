package foyer.tenancy;

import java.util.List;

/** Rows for a demo tenant to look at; the demo start calls each bean of this type once, as a member of the tenant. */
public interface SampleData {

    /** Makes the rows through the module's own services, spread over these members. */
    void load(Blueprint blueprint, List<MembershipId> members);
}
