/** Foyer: the multi-tenant business backend that frontends talk to over GraphQL. */
@NullMarked
package foyer;

import org.jspecify.annotations.NullMarked;
