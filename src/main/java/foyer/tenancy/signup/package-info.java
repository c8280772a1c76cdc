/** How somebody becomes a user: with a company of their own, by an invite, or as a customer. */
@NullMarked
package foyer.tenancy.signup;

import org.jspecify.annotations.NullMarked;
