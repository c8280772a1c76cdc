/** Fields that a tenant gives to its records, and their values. */
@NamedInterface("fields")
@NullMarked
package foyer.records.fields;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
