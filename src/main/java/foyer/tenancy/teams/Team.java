package foyer.tenancy.teams;

import java.time.Instant;

/** People of a tenant who work together, as the schema shows it. */
public record Team(TeamId id, String name, Instant createdAt) {}
