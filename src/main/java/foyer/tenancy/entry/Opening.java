package foyer.tenancy.entry;

import foyer.tenancy.MembershipId;
import foyer.tenancy.roles.GivenRole;
import java.util.UUID;

/**
 * What a key opens to one person.
 *
 * @param membership the one to make, or the ended one to renew
 * @param entering makes the person a member, in the running transaction, as the member that they become
 */
public record Opening(UUID tenant, MembershipId membership, GivenRole given, Proof proof, Runnable entering) {

    /** Whether the person's address is proven as far as it has to be. */
    public enum Proof {
        /** The key was sent to the address: whoever has it has the address. */
        BY_KEY,
        /** It is, or nobody asks for it. */
        ENOUGH,
        /** It opens once the address is proven. */
        MISSING
    }
}
