/** Several nodes, each a process of its own, on one database: they have to behave as one. */
@NullMarked
package foyer.cluster;

import org.jspecify.annotations.NullMarked;
