/** Who may use a field: the directives {@code @public @signedIn @superAdmin @auth @entitled @allowWhen} as guards in front of its fetcher. */
@NullMarked
package foyer.platform.graphql.access;

import org.jspecify.annotations.NullMarked;
