/** The companies that a fresh installation shows, with people to sign in as. */
@NullMarked
package foyer.tenancy.demo;

import org.jspecify.annotations.NullMarked;
