/** What the database's own catalogue says about the rules that isolation rests on, and whether the rules hold. */
@NullMarked
package foyer.catalogue;

import org.jspecify.annotations.NullMarked;
