/** Text for people, in their language. */
@NullMarked
package foyer.platform.messages;

import org.jspecify.annotations.NullMarked;
