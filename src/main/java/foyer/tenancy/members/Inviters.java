package foyer.tenancy.members;

import foyer.platform.graphql.access.SchemaPermissions;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import foyer.tenancy.actors.HeldRole;
import foyer.tenancy.actors.Rights;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who answers for an invite or a link: it is good for as long as they could still give its role themselves. Whoever was
 * removed, suspended or demoted since lets nobody in any more, themselves least of all.
 */
@Component
public class Inviters {
    private static final String INVITE = "MEMBERS_MANAGE";

    private final MemberQueries queries;
    private final SchemaPermissions schema;

    Inviters(MemberQueries queries, SchemaPermissions schema) {
        this.queries = queries;
        this.schema = schema;
    }

    /** The calling member, or whoever made the calling API key; null when it is neither. */
    public @Nullable MembershipId current() {
        return switch (CurrentCaller.actor()) {
            case Actor.Member member -> new MembershipId(member.membership());
            case Actor.ApiKey key -> queries.makerOf(key.key());
            case Actor.User _, Actor.Anonymous _, Actor.Agent _, Actor.PublicLink _, Actor.System _ -> null;
        };
    }

    /** Whether the member of the tenant acted in could give the role now; nobody could where there is none. */
    public boolean mayGive(@Nullable MembershipId inviter, HeldRole offered) {
        var member = inviter == null ? null : queries.byIds(Set.of(inviter)).get(inviter);
        if (member == null || !member.status().acts()) {
            return false;
        }
        var rights = Rights.of(member.held(), schema);
        return rights.permissions().contains(INVITE)
                && Rights.of(offered.plain(), schema).areWithin(rights)
                && (!offered.role().isOnLadder()
                        || member.held().countsAs().contains(offered.role().name()));
    }
}
