package foyer.tenancy.deletion;

import foyer.audit.Audit;
import foyer.platform.events.Events;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.purge.TenantPurge;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyer.tenancy.MembershipId;
import foyer.tenancy.Tenancy;
import foyer.tenancy.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks for the deletion of the tenant acted in, and cancels it; meanwhile the tenant is used as before. */
@Service
class DeletionService {

    private final DeletionQueries queries;
    private final DeletionMails mails;
    private final DeletionSettings settings;
    private final List<TenantPurge> purges;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Events events;
    private final TenantClock clock;

    DeletionService(
            DeletionQueries queries,
            DeletionMails mails,
            DeletionSettings settings,
            List<TenantPurge> purges,
            Tenancy tenancy,
            Audit audit,
            Events events,
            TenantClock clock) {
        this.queries = queries;
        this.mails = mails;
        this.settings = settings;
        this.purges = purges.stream()
                .sorted(Comparator.comparingInt(TenantPurge::order))
                .toList();
        this.tenancy = tenancy;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Nullable TenantDeletion current() {
        return queries.current();
    }

    /** What would go, without what there is none of. */
    List<TenantNounCount> preview(String confirmSlug) {
        confirmed(confirmSlug);
        var counts = new ArrayList<TenantNounCount>();
        counts.add(new TenantNounCount("MEMBERSHIPS", queries.countMembers()));
        for (var purge : purges) {
            purge.counts().forEach((noun, count) -> counts.add(new TenantNounCount(noun, count)));
        }
        return counts.stream()
                .filter(count -> count.count() > 0)
                .sorted(Comparator.comparing(TenantNounCount::noun))
                .toList();
    }

    /** A deletion that was asked for already stays as it is, with its day. */
    @Transactional
    Tenant request(String confirmSlug) {
        queries.lock();
        var tenant = confirmed(confirmSlug);
        var now = clock.now();
        var deletion = new TenantDeletion(now, now.plus(settings.grace()), requester());
        if (queries.current() != null || !queries.request(deletion)) {
            return tenant;
        }
        tell(DeletionEvent.Kind.REQUESTED, tenant, deletion.purgeAt());
        mails.requested(tenant, deletion);
        return tenant;
    }

    @Transactional
    Tenant cancel() {
        queries.lock();
        var deletion = queries.current();
        if (deletion == null || !queries.cancel(clock.now())) {
            throw UserErrorException.of(TenantDeletionErrorCode.NOT_REQUESTED);
        }
        var tenant = tenancy.tenant();
        tell(DeletionEvent.Kind.CANCELLED, tenant, deletion.purgeAt());
        mails.cancelled(tenant, deletion);
        return tenant;
    }

    private void tell(DeletionEvent.Kind kind, Tenant tenant, Instant purgeAt) {
        events.publish(new DeletionEvent(tenant.id(), kind));
        audit.record(kind.action(), "Tenant", tenant.id().value(), Map.of("purgeAt", purgeAt.toString()));
    }

    private Tenant confirmed(String slug) {
        var tenant = tenancy.tenant();
        if (!tenant.slug().equals(slug)) {
            throw UserErrorException.at("confirmSlug", TenantDeletionErrorCode.SLUG_MISMATCH);
        }
        return tenant;
    }

    private static @Nullable MembershipId requester() {
        return CurrentCaller.actor() instanceof Actor.Member member ? new MembershipId(member.membership()) : null;
    }
}
