@NullMarked
package foyer.platform.graphql.http;

import org.jspecify.annotations.NullMarked;
