package foyer.tenancy;

import java.time.Instant;

/** A person's place in a tenant, as the schema shows it. */
public record Membership(
        MembershipId id, String name, String email, Role role, MembershipStatus status, Instant createdAt) {}
