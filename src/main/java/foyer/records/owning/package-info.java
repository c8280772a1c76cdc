/** What people keep for themselves and may share: lists and views, each its owner's to change. */
@NamedInterface("owning")
@NullMarked
package foyer.records.owning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
