/** Tests of what this package promises, over HTTP and against its tables. */
@NullMarked
package foyer.platform.graphql.http;

import org.jspecify.annotations.NullMarked;
