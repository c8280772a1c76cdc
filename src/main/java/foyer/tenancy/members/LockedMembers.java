package foyer.tenancy.members;

import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import foyer.tenancy.MembershipStatus;
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
class LockedMembers {

    private final MemberQueries queries;
    private final Grants grants;

    LockedMembers(MemberQueries queries, Grants grants) {
        this.queries = queries;
        this.grants = grants;
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
        if (!grants.covers(member.role())) {
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

    private static void checkStanding(Actor.Member caller, Held held) {
        var standing = held.find(new MembershipId(caller.membership()));
        if (standing == null
                || !standing.isActive()
                || !standing.role().countsAs().equals(rolesHere(caller))) {
            throw ApiException.revoked();
        }
    }

    /** Whoever runs the platform is that in no tenant. */
    private static Set<String> rolesHere(Actor.Member caller) {
        var roles = new HashSet<>(caller.roles());
        roles.remove(Actor.SUPER_ADMIN);
        return roles;
    }
}
