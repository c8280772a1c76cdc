/** What became of leads in a time: made, won and lost, and how they went through stages. */
@NullMarked
package foyer.leads.stats;

import org.jspecify.annotations.NullMarked;
