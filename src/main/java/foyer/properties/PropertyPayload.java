package foyer.properties;

import foyer.platform.graphql.Payload;

/** What every mutation of a property answers. */
record PropertyPayload(Property property) implements Payload {}
