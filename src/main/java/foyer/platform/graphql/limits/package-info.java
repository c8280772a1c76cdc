/** What a document may ask for, decided before any resolver runs, and the documents already decided on. */
@NullMarked
package foyer.platform.graphql.limits;

import org.jspecify.annotations.NullMarked;
