package foyer.leads.stays;

import foyer.platform.graphql.PageRequest;
import java.util.UUID;

/** One page of one lead's stays: the key by which pages are loaded in batches. */
record StayPage(UUID lead, PageRequest page) {}
