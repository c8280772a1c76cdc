package foyer.tenancy.control;

import foyer.tenancy.MembershipId;
import foyer.tenancy.MembershipStatus;
import foyer.tenancy.Role;

/** A person's place in a tenant as whoever runs the platform sees it. */
record PlatformMembership(MembershipId id, Role role, MembershipStatus status, PlatformTenant tenant) {}
