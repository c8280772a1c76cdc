/** Tags: words that people put on records of any kind to find them again. */
@NamedInterface("tags")
@NullMarked
package foyer.records.tags;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
