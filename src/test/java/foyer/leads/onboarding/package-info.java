/** Tests of what a new tenant has of leads. */
@NullMarked
package foyer.leads.onboarding;

import org.jspecify.annotations.NullMarked;
