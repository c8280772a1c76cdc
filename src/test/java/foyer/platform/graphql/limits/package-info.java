@NullMarked
package foyer.platform.graphql.limits;

import org.jspecify.annotations.NullMarked;
