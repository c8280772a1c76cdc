package foyer.tenancy.avatars;

import foyer.audit.Audit;
import foyer.files.FileId;
import foyer.platform.events.Events;
import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import foyer.tenancy.Memberships;
import foyer.tenancy.members.MembershipErrorCode;
import foyer.tenancy.pictures.Pictures;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes the caller's own picture in the tenant acted in. */
@Service
class AvatarService {

    private static final long LARGEST = 5_000_000;

    private final AvatarQueries queries;
    private final Pictures pictures;
    private final Memberships memberships;
    private final Audit audit;
    private final Events events;
    private final TenantClock clock;

    AvatarService(
            AvatarQueries queries,
            Pictures pictures,
            Memberships memberships,
            Audit audit,
            Events events,
            TenantClock clock) {
        this.queries = queries;
        this.pictures = pictures;
        this.memberships = memberships;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Sets it to this file, or to none. */
    @Transactional
    Membership set(@Nullable FileId file) {
        // Only people are members.
        if (!(CurrentCaller.actor() instanceof Actor.Member member)) {
            throw new ApiException(ApiErrorCode.FORBIDDEN, "access.userNeeded");
        }
        if (file != null) {
            check(file);
        }
        var id = new MembershipId(member.membership());
        var before = queries.lock(id);
        if (!Objects.equals(before, file)) {
            queries.set(id, file, clock.now());
            audit.record("membership.set_avatar", "Membership", id.value(), Map.of("avatar", diff(before, file)));
            events.publish(new AvatarEvent(id));
        }
        return Objects.requireNonNull(memberships.byIds(Set.of(id)).get(id));
    }

    private void check(FileId file) {
        switch (pictures.check(file, LARGEST)) {
            case FIT -> {}
            case NOT_FOUND -> throw UserErrorException.at("fileId", MembershipErrorCode.AVATAR_NOT_FOUND);
            case UNUSABLE -> throw UserErrorException.at("fileId", MembershipErrorCode.AVATAR_UNUSABLE, LARGEST);
        }
    }

    private static Map<String, @Nullable String> diff(@Nullable FileId before, @Nullable FileId after) {
        var diff = new HashMap<String, @Nullable String>();
        diff.put("before", before == null ? null : before.toString());
        diff.put("after", after == null ? null : after.toString());
        return diff;
    }
}
