/** Invites: who is asked to join a tenant, by a mail with a token, and what they answer. */
@NullMarked
package foyer.tenancy.invites;

import org.jspecify.annotations.NullMarked;
