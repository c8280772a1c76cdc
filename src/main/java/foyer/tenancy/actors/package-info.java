/** Who acts and what they may do at this moment: from a token, a cookie or a key, checked anew on each node. */
@NullMarked
package foyer.tenancy.actors;

import org.jspecify.annotations.NullMarked;
