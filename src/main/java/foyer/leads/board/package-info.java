/** The board of a pipeline: its stages with how many leads are in them, and their leads. */
@NullMarked
package foyer.leads.board;

import org.jspecify.annotations.NullMarked;
