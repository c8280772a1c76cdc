package foyer.tenancy;

import org.jspecify.annotations.Nullable;

/** Who becomes a customer of a tenant in its portal; the schema's enum of the same name. */
public enum CustomerSignUp {
    OPEN,
    INVITED,
    OFF;

    /** What the tenant has chosen, or what its business usually wants (spec/identity.md, portal sign-up). */
    public static CustomerSignUp of(@Nullable String chosen, Blueprint blueprint) {
        if (chosen != null) {
            return valueOf(chosen);
        }
        return blueprint == Blueprint.TRAVEL_SERVICES ? OPEN : OFF;
    }
}
