/** What a map's vendor knows of places: the gateway to it, and what it has said. */
@NullMarked
package foyer.properties.maps;

import org.jspecify.annotations.NullMarked;
