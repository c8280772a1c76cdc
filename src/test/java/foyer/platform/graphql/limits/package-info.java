/** Tests of what this package promises, over HTTP and against its tables. */
@NullMarked
package foyer.platform.graphql.limits;

import org.jspecify.annotations.NullMarked;
