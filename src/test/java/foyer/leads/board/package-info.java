/** Tests of the board of a pipeline. */
@NullMarked
package foyer.leads.board;

import org.jspecify.annotations.NullMarked;
