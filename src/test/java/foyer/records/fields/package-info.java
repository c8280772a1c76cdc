/** Tests of the fields that a tenant gives to its records. */
@NullMarked
package foyer.records.fields;

import org.jspecify.annotations.NullMarked;
