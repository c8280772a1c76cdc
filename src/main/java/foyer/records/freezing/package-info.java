/** Records that are over a lowered limit: which ones those are, and how they are frozen and thawed, some at a time. */
@NamedInterface("freezing")
@NullMarked
package foyer.records.freezing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
