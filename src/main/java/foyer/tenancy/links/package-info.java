/** Invite links: one token for whoever gets it, within the bounds of the link. */
@NullMarked
package foyer.tenancy.links;

import org.jspecify.annotations.NullMarked;
