package foyer.tenancy.teams;

import foyer.tenancy.MembershipId;
import java.time.Instant;

/** A person's place in a team, as the schema shows it. */
record TeamMember(MembershipId membershipId, TeamRole role, Instant createdAt) {}
