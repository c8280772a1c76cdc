/** What imports did to leads, and imports that are taken back. */
@NullMarked
package foyer.leads.reverting;

import org.jspecify.annotations.NullMarked;
