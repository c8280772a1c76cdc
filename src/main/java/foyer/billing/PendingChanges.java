package foyer.billing;

import foyer.billing.PendingChange.Kind;
import foyer.billing.PendingChange.Status;
import foyer.platform.graphql.UserErrorException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** One wish at a time: whoever asks for another while a provider is asked for one is told so. The caller holds the account. */
@Component
class PendingChanges {

    /** After which whoever asked has got no answer any more, and others may ask for something else. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final PendingChangeQueries queries;
    private final UsedCouponQueries coupons;
    private final BillingHistory history;

    PendingChanges(PendingChangeQueries queries, UsedCouponQueries coupons, BillingHistory history) {
        this.queries = queries;
        this.coupons = coupons;
        this.history = history;
    }

    /**
     * Notes what the provider will be asked for.
     *
     * @throws UserErrorException CHANGE_IN_PROGRESS
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void request(PendingChange change, List<Difference> wanted) {
        var other = queries.in(Status.REQUESTED);
        if (other != null) {
            if (other.createdAt().plus(LONGEST).isAfter(change.createdAt())) {
                throw UserErrorException.of(BillingErrorCode.CHANGE_IN_PROGRESS);
            }
            abandoned(other, change.createdAt());
        }
        queries.insert(change);
        note(BillingHistoryKind.CHANGE_REQUESTED, change, wanted, change.createdAt());
    }

    /** One that somebody may have given up meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    void applied(PendingChange change, Instant at) {
        if (change.kind() == Kind.CHANGE) {
            giveUpAwaiting(at);
        }
        queries.apply(change.id(), at);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void refused(PendingChange change, BillingErrorCode code, Instant at) {
        if (queries.refuse(change.id(), code, at)) {
            note(BillingHistoryKind.CHANGE_REFUSED, change, List.of(Difference.of(Fact.REFUSAL, null, code)), at);
        }
    }

    /** Instead of another that waits for the same. */
    @Transactional(propagation = Propagation.MANDATORY)
    void awaits(PendingChange change, String url, Instant expiresAt, Instant at) {
        giveUpAwaiting(at);
        if (queries.await(change.id(), url, expiresAt, at)) {
            var until = List.of(Difference.of(Fact.EXPIRES_AT, null, expiresAt));
            note(BillingHistoryKind.APPROVAL_NEEDED, change, until, at);
        }
    }

    /** Nobody wants any more what the buyer was to agree to. */
    @Transactional(propagation = Propagation.MANDATORY)
    void giveUpAwaiting(Instant at) {
        var other = queries.in(Status.AWAITING_APPROVAL);
        if (other != null) {
            abandoned(other, at);
        }
    }

    /**
     * What the buyer has agreed to, or whose answer was lost, has come when the provider says so; what is out of date comes no
     * more.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void settled(@Nullable StoredSubscription current, Instant now) {
        for (var change : queries.undecided()) {
            if (current != null
                    && current.id().equals(change.subscription())
                    && ChangesThatCame.hasCome(change, current)) {
                if (change.status() == Status.REQUESTED) {
                    applied(change, now);
                } else {
                    queries.apply(change.id(), now);
                }
            } else if (isOver(change, now)) {
                abandoned(change, now);
            }
        }
    }

    /** Whoever asked for it is told the same. */
    private void abandoned(PendingChange change, Instant at) {
        if (queries.abandon(change.id(), at)) {
            var why = List.of(Difference.of(Fact.REFUSAL, null, BillingErrorCode.STATE_CONFLICT));
            note(BillingHistoryKind.CHANGE_REFUSED, change, why, at);
        }
    }

    /** What waits for the buyer, for as long as they can agree; null for nothing. */
    @Nullable PendingChange awaiting(Instant now) {
        var awaiting = queries.in(Status.AWAITING_APPROVAL);
        return awaiting == null || isOver(awaiting, now) ? null : awaiting;
    }

    /** By a wish, on a page, or by one of which nobody knows what became of it. */
    boolean hadCoupon(String coupon) {
        return queries.hadCoupon(coupon) || coupons.has(coupon);
    }

    @Nullable PendingChange byId(UUID id) {
        return queries.byId(id);
    }

    private static boolean isOver(PendingChange awaiting, Instant now) {
        var approval = awaiting.approval();
        var until = approval == null ? null : approval.expiresAt();
        return until != null && !until.isAfter(now);
    }

    private void note(BillingHistoryKind kind, PendingChange change, List<Difference> changes, Instant at) {
        history.add(kind, change.subscription(), change.id(), changes, at);
    }
}
