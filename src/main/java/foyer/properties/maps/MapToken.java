package foyer.properties.maps;

import java.time.Instant;
import java.util.UUID;

/** What a link to a map is good for: one picture, asked for by one tenant, until a moment in whole seconds. */
record MapToken(UUID tenant, MapView view, Instant expiresAt) {}
