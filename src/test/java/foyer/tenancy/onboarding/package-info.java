/** Tests of the package of this name. */
@NullMarked
package foyer.tenancy.onboarding;

import org.jspecify.annotations.NullMarked;
