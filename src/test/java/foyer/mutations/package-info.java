/** Every mutation of the schema with what it leaves behind, told by module. */
@NullMarked
package foyer.mutations;

import org.jspecify.annotations.NullMarked;
