package foyer.payments.sandbox;

import foyer.platform.time.TenantClock;
import foyerdb.payments.tables.records.SandboxCheckoutRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets time pass in the sandbox: all that is due by a tenant's own time happens, the earliest first. */
@Component
public class SandboxLife {

    /** Of one subscription in one go, a month each: nobody's clock is set further. */
    private static final int MOST = 1000;

    private final SandboxQueries queries;
    private final SandboxTurns turns;
    private final SandboxEvents events;
    private final SandboxSending sending;
    private final TenantClock clock;

    SandboxLife(
            SandboxQueries queries,
            SandboxTurns turns,
            SandboxEvents events,
            SandboxSending sending,
            TenantClock clock) {
        this.queries = queries;
        this.turns = turns;
        this.events = events;
        this.sending = sending;
        this.clock = clock;
    }

    /** Does all that is due up to the tenant's now, and has it told of by webhooks; answers how much that was. */
    public int advance(UUID tenant) {
        var now = clock.now(tenant);
        var done = 0;
        while (done < MOST && queries.write(rows -> step(rows, tenant, now))) {
            done++;
        }
        if (done > 0) {
            sending.wake();
        }
        return done;
    }

    /** When something happens in the sandbox to the tenant by time alone; null for never. */
    public @Nullable Instant due(UUID tenant) {
        return queries.<@Nullable Instant>write(rows -> Stream.concat(
                        rows.living(tenant).stream().map(turns::due).filter(Objects::nonNull),
                        rows.open(tenant).stream().map(SandboxCheckoutRecord::getExpiresAt))
                .min(Comparator.naturalOrder())
                .orElse(null));
    }

    /** What has been due for longest, in a transaction of its own. */
    private boolean step(SandboxRowQueries rows, UUID tenant, Instant now) {
        for (var checkout : rows.expired(tenant, now)) {
            checkout.setStatus(SandboxCheckouts.EXPIRED);
            rows.save(checkout);
            events.checkoutExpired(rows, checkout, checkout.getExpiresAt());
        }
        var living = rows.living(tenant);
        Instant first = null;
        for (var row : living) {
            var due = turns.due(row);
            if (due != null && !due.isAfter(now) && (first == null || due.isBefore(first))) {
                first = due;
            }
        }
        for (var row : living) {
            if (first != null && first.equals(turns.due(row))) {
                turns.take(rows, row, first);
                return true;
            }
        }
        return false;
    }
}
