/** Acting as a member by a session of theirs, for a short while and with a reason: spec/tenancy.md, "Impersonation". */
@NullMarked
package foyer.tenancy.impersonation;

import org.jspecify.annotations.NullMarked;
