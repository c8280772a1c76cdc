/** Attacks on tenant isolation and on authorisation, generated from the schema: a new field is attacked by itself. */
@NullMarked
package foyer.isolation;

import org.jspecify.annotations.NullMarked;
