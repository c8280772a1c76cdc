/** What a vendor of maps knows and draws: the gateway to it, what it has said of places, and links to its pictures. */
@NullMarked
package foyer.properties.maps;

import org.jspecify.annotations.NullMarked;
