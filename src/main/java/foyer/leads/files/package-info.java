/** Files that people put with leads. */
@NullMarked
package foyer.leads.files;

import org.jspecify.annotations.NullMarked;
