@NullMarked
package foyer.platform.web;

import org.jspecify.annotations.NullMarked;
