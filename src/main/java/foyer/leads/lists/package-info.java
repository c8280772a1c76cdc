/** Lists of leads: of those that people put on them, or of those that meet a filter. */
@NullMarked
package foyer.leads.lists;

import org.jspecify.annotations.NullMarked;
