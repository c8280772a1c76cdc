/** GraphQL over HTTP: POST of strict JSON in, one well-formed answer out, whatever was sent. */
@NullMarked
package foyer.platform.graphql.http;

import org.jspecify.annotations.NullMarked;
