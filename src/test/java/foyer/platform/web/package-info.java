/** Tests of what this package promises, over HTTP and against its tables. */
@NullMarked
package foyer.platform.web;

import org.jspecify.annotations.NullMarked;
