/** What every mutation has around it: user errors instead of exceptions, and outcomes that are kept by key. */
@NullMarked
package foyer.platform.graphql.mutation;

import org.jspecify.annotations.NullMarked;
