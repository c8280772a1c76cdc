/** What a new tenant has of leads: its blueprint's pipeline and samples. */
@NullMarked
package foyer.leads.onboarding;

import org.jspecify.annotations.NullMarked;
