package foyer.payments;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks that wait for one another only: the platform's, or those of tenants' own accounts. Of one own account a node has
 * one at once in hand, so that a slow one holds up itself.
 */
abstract sealed class InboxLane {

    private final int most;
    private final Semaphore free;
    private final InboxDelivery delivery;
    private final Runnable wake;
    private volatile boolean more;

    private InboxLane(int most, InboxDelivery delivery, Runnable wake) {
        this.most = most;
        this.free = new Semaphore(most);
        this.delivery = delivery;
        this.wake = wake;
    }

    /** Takes those whose turn it is. */
    abstract List<InboxEvent> claimed(int room);

    /** One is in hand no more. */
    abstract void ended(InboxEvent event);

    /** Begins what there is room for; whether there may be more of it. One thread calls it. */
    final boolean take() {
        var room = free.availablePermits();
        if (room == 0) {
            return false;
        }
        var events = claimed(room);
        more = events.size() == room;
        events.forEach(this::begin);
        return more;
    }

    private void begin(InboxEvent event) {
        free.acquireUninterruptibly();
        Thread.ofVirtual().name("webhook-" + event.id()).start(() -> {
            var follows = true;
            try {
                follows = delivery.deliver(event);
            } finally {
                ended(event);
                free.release();
                if (more || follows || event.accountId() != null) {
                    wake.run();
                }
            }
        });
    }

    /** Waits so long for what was begun. */
    final void await(Duration longest) throws InterruptedException {
        if (free.tryAcquire(most, longest.toMillis(), TimeUnit.MILLISECONDS)) {
            free.release(most);
        }
    }

    /** Of the platform's accounts: the oldest. */
    static final class Platforms extends InboxLane {

        private final InboxClaimQueries claims;

        Platforms(int most, InboxClaimQueries claims, InboxDelivery delivery, Runnable wake) {
            super(most, delivery, wake);
            this.claims = claims;
        }

        @Override
        List<InboxEvent> claimed(int room) {
            return claims.platforms(room, InboxDelivery.LEASE);
        }

        @Override
        void ended(InboxEvent event) {
            // Nothing is held for it.
        }
    }

    /** Of tenants' own: one of each account in turns. */
    static final class Own extends InboxLane {

        private final InboxClaimQueries claims;
        private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
        private @Nullable UUID last;

        Own(int most, InboxClaimQueries claims, InboxDelivery delivery, Runnable wake) {
            super(most, delivery, wake);
            this.claims = claims;
        }

        @Override
        List<InboxEvent> claimed(int room) {
            var from = last;
            var events = claimedAfter(from, room);
            return events.isEmpty() && from != null ? claimedAfter(null, room) : events;
        }

        private List<InboxEvent> claimedAfter(@Nullable UUID account, int room) {
            Collection<UUID> inHand = Set.copyOf(busy);
            var events = claims.own(account, inHand, room, InboxDelivery.LEASE);
            last = null;
            for (var event : events) {
                var of = event.accountId();
                if (of != null) {
                    busy.add(of);
                    last = later(last, of);
                }
            }
            return events;
        }

        /** In the order of the database, which is that of their text. */
        private static UUID later(@Nullable UUID one, UUID other) {
            return one == null || one.toString().compareTo(other.toString()) < 0 ? other : one;
        }

        @Override
        void ended(InboxEvent event) {
            if (event.accountId() != null) {
                busy.remove(event.accountId());
            }
        }
    }
}
