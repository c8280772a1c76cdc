package foyer.tenancy.members;

import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.access.SchemaPermissions;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import foyer.tenancy.MembershipStatus;
import foyer.tenancy.actors.HeldRole;
import foyer.tenancy.actors.Rights;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The members that a mutation is about, under the tenant's lock: what is checked of them is still so when it is written.
 * That includes the caller, whom somebody may have demoted since the request came in.
 */
@Component
public class LockedMembers {

    private final MemberQueries queries;
    private final Grants grants;
    private final SchemaPermissions schema;

    LockedMembers(MemberQueries queries, Grants grants, SchemaPermissions schema) {
        this.queries = queries;
        this.grants = grants;
        this.schema = schema;
    }

    /** Members by id; whoever was removed is not there. */
    record Held(Map<MembershipId, Member> members) {

        @Nullable Member find(MembershipId id) {
            var member = members.get(id);
            return member == null || member.status() == MembershipStatus.REMOVED ? null : member;
        }

        /** The member, who has to be there. */
        Member get(String field, MembershipId id) {
            var member = find(id);
            if (member == null) {
                throw UserErrorException.at(field, MembershipErrorCode.NOT_FOUND);
            }
            return member;
        }
    }

    /** Takes the lock, for a change that is about no single member; the caller is still who asked. */
    public void hold() {
        hold(Set.of());
    }

    /** These became heads of a team or are that no more: what they hold is good no more, where that is a difference. */
    public void outdateHeads(Collection<MembershipId> members) {
        var others = queries.byIds(members).values().stream()
                .filter(member -> isMoreAsHead(member.held().plain()))
                .map(Member::id)
                .toList();
        if (!others.isEmpty()) {
            queries.outdate(others);
        }
    }

    private boolean isMoreAsHead(HeldRole role) {
        return !Rights.of(role, schema).equals(Rights.of(role.heading(), schema));
    }

    /** Takes the lock, and reads these members and the caller. */
    Held hold(Set<MembershipId> ids) {
        queries.lock();
        var asked = new HashSet<>(ids);
        var actor = CurrentCaller.actor();
        if (actor instanceof Actor.Member member) {
            asked.add(new MembershipId(member.membership()));
        }
        var held = new Held(queries.byIds(asked));
        if (actor instanceof Actor.Member member) {
            checkStanding(member, held);
        }
        return held;
    }

    /** The member, whom the caller may change. */
    Member changeable(Held held, String field, MembershipId id) {
        var member = held.get(field, id);
        if (!grants.covers(member.held())) {
            throw UserErrorException.at(field, MembershipErrorCode.MEMBER_STRONGER);
        }
        return member;
    }

    /** Refuses to take the tenant's last active owner from it. */
    void keepAnOwner(Member before, Member after, @Nullable String field) {
        if (!before.isActiveOwner() || after.isActiveOwner() || queries.isOwnedByAnother(before.id())) {
            return;
        }
        throw field == null
                ? UserErrorException.of(MembershipErrorCode.LAST_OWNER)
                : UserErrorException.at(field, MembershipErrorCode.LAST_OWNER);
    }

    private void checkStanding(Actor.Member caller, Held held) {
        var standing = held.find(new MembershipId(caller.membership()));
        if (standing == null || !stands(standing, caller)) {
            throw ApiException.revoked();
        }
    }

    private boolean stands(Member standing, Actor.Member caller) {
        var roles = new HashSet<>(caller.roles());
        roles.remove(Actor.SUPER_ADMIN);
        return standing.status().acts()
                && standing.held().countsAs().equals(roles)
                && Rights.of(standing.held(), schema).equals(new Rights(caller.permissions(), caller.limits()));
    }
}
