package foyer.tenancy;

import java.util.Arrays;
import java.util.List;

/** Whether a membership is in force; the schema's enum of the same name. */
public enum MembershipStatus {
    ACTIVE,
    SUSPENDED,
    FROZEN,
    REMOVED;

    /** Whether whoever has it acts in the tenant: as what their role says, or frozen as a viewer. */
    public boolean acts() {
        return this == ACTIVE || this == FROZEN;
    }

    /** The names of those with which people act. */
    public static List<String> acting() {
        return Arrays.stream(values())
                .filter(MembershipStatus::acts)
                .map(Enum::name)
                .toList();
    }
}
