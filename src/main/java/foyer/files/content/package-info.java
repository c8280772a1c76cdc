/** What bytes are, by looking at them and not at what they are said to be. */
@NullMarked
package foyer.files.content;

import org.jspecify.annotations.NullMarked;
