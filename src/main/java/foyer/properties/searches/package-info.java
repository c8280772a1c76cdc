/** What people want to hear of: saved searches, the properties that meet them, and the mails that tell of those. */
@NullMarked
package foyer.properties.searches;

import org.jspecify.annotations.NullMarked;
