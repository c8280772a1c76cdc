package foyer.tenancy.entry;

import foyer.tenancy.MembershipId;
import foyer.tenancy.Role;
import java.util.UUID;

/**
 * What a key opens to one person.
 *
 * @param membership the one to make, or the ended one to renew
 * @param provesEmail whether the key was sent to the person's address
 * @param entering makes the person a member, in the running transaction, as the member that they become
 */
public record Opening(UUID tenant, MembershipId membership, Role role, boolean provesEmail, Runnable entering) {}
