/** Who acts: the actor of a request and how code learns of it. */
@NullMarked
package foyer.platform.security;

import org.jspecify.annotations.NullMarked;
