package foyer.tenancy.members;

import static java.util.Objects.requireNonNull;

import foyer.audit.Audit;
import foyer.entitlements.EntitlementException;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MemberRecords;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import foyer.tenancy.MembershipStatus;
import foyer.tenancy.Memberships;
import foyer.tenancy.Role;
import foyer.tenancy.members.MembershipChange.Kind;
import foyer.tenancy.roles.GivenRole;
import foyer.tenancy.roles.RoleQueries;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Changes what people are in the tenant. Check and change are under one lock, so that an owner is left whoever goes at
 * the same time; each change makes the member's tokens of before worthless.
 */
@Service
class MembershipService {

    private final LockedMembers locked;
    private final MemberChanges changes;
    private final Seats seats;
    private final Grants grants;
    private final RoleQueries roles;
    private final MemberTeams memberTeams;
    private final Memberships memberships;
    private final List<MemberRecords> records;
    private final Audit audit;
    private final Transactions transactions;

    MembershipService(
            LockedMembers locked,
            MemberChanges changes,
            Seats seats,
            Grants grants,
            RoleQueries roles,
            MemberTeams memberTeams,
            Memberships memberships,
            List<MemberRecords> records,
            Audit audit,
            Transactions transactions) {
        this.locked = locked;
        this.changes = changes;
        this.seats = seats;
        this.grants = grants;
        this.roles = roles;
        this.memberTeams = memberTeams;
        this.memberships = memberships;
        this.records = records;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Gives the member another role, at most the caller's own, and a place in other teams. */
    Membership update(MembershipInputs.Update input) {
        var field = input.customRoleId() == null ? "role" : "customRoleId";
        if (input.role() != null && input.customRoleId() != null) {
            throw UserErrorException.at(field, MembershipErrorCode.ROLE_AMBIGUOUS);
        }
        return counted(field, () -> {
            var held = locked.hold(Set.of(input.id()));
            var before = locked.changeable(held, "id", input.id());
            var after = before.as(given(before, input));
            var teams = memberTeams.plan(input.id(), input.teamIds());
            locked.keepAnOwner(before, after, field);
            if (teams != null && !teams.isNone()) {
                memberTeams.move(teams);
            }
            if (!before.hasSameRole(after) || (teams != null && teams.headed())) {
                changes.write(Kind.UPDATED, before, after);
            }
            seats.count(before.seats(), after.seats());
            return stored(after.id());
        });
    }

    private GivenRole given(Member before, MembershipInputs.Update input) {
        var custom = input.customRoleId();
        if (input.role() == null && custom == null) {
            return before.given();
        }
        var role = custom == null ? null : roles.find(custom);
        if (custom != null && role == null) {
            throw UserErrorException.at("customRoleId", MembershipErrorCode.ROLE_NOT_FOUND);
        }
        var given = role == null ? new GivenRole(requireNonNull(input.role())) : new GivenRole(role);
        if (!grants.covers(given.held())) {
            throw UserErrorException.at(role == null ? "role" : "customRoleId", MembershipErrorCode.ROLE_FORBIDDEN);
        }
        return given;
    }

    /** A frozen member too, who acts as well; who is suspended already is left alone. */
    Membership suspend(MembershipId id) {
        return turn(id, Kind.SUSPENDED, MembershipStatus.SUSPENDED, Member::suspended);
    }

    /** Who acts already is left alone; whoever has no seat to come back to gets one when there is one. */
    Membership resume(MembershipId id) {
        return turn(id, Kind.RESUMED, MembershipStatus.ACTIVE, Member::resumed);
    }

    private Membership turn(MembershipId id, Kind kind, MembershipStatus to, UnaryOperator<Member> change) {
        return transactions.write(() -> {
            var held = locked.hold(Set.of(id));
            var before = locked.changeable(held, "id", id);
            if (before.status() == to) {
                return stored(id);
            }
            if (kind == Kind.RESUMED && before.status() != MembershipStatus.SUSPENDED) {
                throw UserErrorException.at("id", MembershipErrorCode.STATUS_INVALID);
            }
            var after = change.apply(before);
            locked.keepAnOwner(before, after, "id");
            changes.write(kind, before, after);
            if (before.waits()) {
                seats.settle();
            } else {
                seats.count(before.seats(), after.seats());
            }
            return stored(id);
        });
    }

    /** The two who change places. */
    record Swapped(Membership frozen, Membership thawed) {}

    /** Gives the seat of one to another who is frozen. */
    Swapped swap(MembershipInputs.SwapFrozen input) {
        return transactions.write(() -> {
            var held = locked.hold(both(input.freeze(), input.thaw()));
            var freezing = locked.changeable(held, "freeze", input.freeze());
            var thawing = locked.changeable(held, "thaw", input.thaw());
            if (!freezing.isActive() || freezing.seats() == 0) {
                throw UserErrorException.at("freeze", MembershipErrorCode.STATUS_INVALID);
            }
            if (thawing.status() != MembershipStatus.FROZEN) {
                throw UserErrorException.at("thaw", MembershipErrorCode.STATUS_INVALID);
            }
            var frozen = freezing.turned(MembershipStatus.FROZEN);
            locked.keepAnOwner(freezing, frozen, "freeze");
            changes.write(Kind.FROZEN, freezing, frozen);
            changes.write(Kind.THAWED, thawing, thawing.turned(MembershipStatus.ACTIVE));
            return new Swapped(stored(freezing.id()), stored(thawing.id()));
        });
    }

    /** Ends the membership; what the member looked after is handed over with it. */
    Membership remove(MembershipInputs.Remove input) {
        return transactions.write(() -> {
            var to = input.reassignTo();
            var held = locked.hold(to == null ? Set.of(input.id()) : both(input.id(), to));
            var before = locked.changeable(held, "id", input.id());
            var heir = to == null ? null : held.find(to);
            if (to != null && (heir == null || !heir.isActive())) {
                throw UserErrorException.at("reassignTo", MembershipErrorCode.REASSIGN_TO_NOT_FOUND);
            }
            locked.keepAnOwner(before, before.turned(MembershipStatus.REMOVED), "id");
            if (input.id().equals(to)) {
                throw UserErrorException.at("reassignTo", MembershipErrorCode.REASSIGN_TO_NOT_FOUND);
            }
            end(Kind.REMOVED, before, to);
            return stored(before.id());
        });
    }

    private static Set<MembershipId> both(MembershipId one, MembershipId other) {
        return one.equals(other) ? Set.of(one) : Set.of(one, other);
    }

    /** Ends the caller's own membership; nobody looks after what they did. */
    void leave() {
        var id = own();
        transactions.run(() -> {
            var before = locked.hold(Set.of(id)).get("id", id);
            locked.keepAnOwner(before, before.turned(MembershipStatus.REMOVED), null);
            end(Kind.LEFT, before, null);
        });
    }

    private void end(Kind kind, Member before, @Nullable MembershipId heir) {
        var after = before.turned(MembershipStatus.REMOVED);
        changes.write(kind, before, after);
        records.forEach(its -> its.reassign(before.id(), heir));
        seats.count(before.seats(), after.seats());
    }

    /** Makes an active member the owner in the caller's place, who becomes an admin. */
    Membership transferOwnership(MembershipId id) {
        var own = own();
        return counted("membershipId", () -> {
            var held = locked.hold(Set.of(id));
            var heir = held.get("membershipId", id);
            if (!heir.isActive()) {
                throw UserErrorException.at("membershipId", MembershipErrorCode.STATUS_INVALID);
            }
            if (id.equals(own)) {
                return stored(id);
            }
            var owner = requireNonNull(held.find(own));
            var next = heir.as(Role.OWNER);
            if (heir.role() != Role.OWNER) {
                changes.write(Kind.UPDATED, heir, next);
            }
            changes.write(Kind.UPDATED, owner, owner.as(Role.ADMIN));
            audit.record(
                    "tenant.transfer_ownership",
                    "Tenant",
                    CurrentCaller.tenant(),
                    Map.of("from", own.toString(), "to", id.toString()));
            seats.count(heir.seats(), next.seats());
            return stored(id);
        });
    }

    private <T> T counted(String field, Supplier<T> work) {
        try {
            return transactions.write(work);
        } catch (EntitlementException e) {
            throw e.at(field, MembershipErrorCode.class);
        }
    }

    private Membership stored(MembershipId id) {
        return requireNonNull(memberships.byIds(Set.of(id)).get(id));
    }

    /** The directives let members in only. */
    private static MembershipId own() {
        if (CurrentCaller.actor() instanceof Actor.Member member) {
            return new MembershipId(member.membership());
        }
        throw new IllegalStateException("is no member: " + CurrentCaller.actor().kind());
    }
}
