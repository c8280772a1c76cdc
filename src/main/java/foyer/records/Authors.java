package foyer.records;

import foyer.tenancy.MembershipId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the actor columns of a row: which member it was, if it was one. */
final class Authors {

    private static final String MEMBER = "MEMBER";

    private Authors() {}

    static @Nullable MembershipId member(String kind, @Nullable UUID id) {
        return id != null && kind.equals(MEMBER) ? new MembershipId(id) : null;
    }
}
