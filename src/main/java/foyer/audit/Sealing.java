package foyer.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Numbers, hashes and signs the rows of some chains. */
@Component
class Sealing {

    /** Rows of one chain in one transaction. */
    private static final int ROWS = 500;

    private final SealQueries queries;
    private final Signatures signatures;
    private final AuditSettings settings;
    private final SealMeters meters;
    private final Clock clock;

    Sealing(SealQueries queries, Signatures signatures, AuditSettings settings, SealMeters meters, Clock clock) {
        this.queries = queries;
        this.signatures = signatures;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    /** Until nothing is left that this node may seal: what another node has locked is left to that. */
    void sealAll(Collection<UUID> tenants) {
        var left = tenants;
        while (!left.isEmpty()) {
            left = sealOnce(left);
        }
    }

    /** Answers those who may have more. */
    private List<UUID> sealOnce(Collection<UUID> tenants) {
        // Before the transaction, since it may have to be read or made.
        var key = signatures.signing();
        var full = new ArrayList<UUID>();
        var had = queries.inTurn(tenants, (turn, head) -> {
            if (seal(turn, head, key) == ROWS) {
                full.add(head.tenant());
            }
        });
        var absent = new HashSet<>(tenants);
        had.forEach(absent::remove);
        // New here, or locked elsewhere: those that were locked are found by the next look.
        if (!absent.isEmpty() && queries.begin(absent, clock.instant()) > 0) {
            full.addAll(absent);
        }
        return full;
    }

    private int seal(SealQueries.Turn turn, SealQueries.Head head, SignatureKey key) {
        var rows = turn.unsealed(head.tenant(), ROWS);
        var hashes = new ArrayList<Octets>();
        var hash = head.hash();
        var number = head.number();
        for (var row : rows) {
            number++;
            hash = ChainForm.hash(hash, ChainForm.canonical(head.tenant(), number, row));
            hashes.add(hash);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!rows.isEmpty()) {
            turn.seal(head, rows.stream().map(LoggedRow::id).toList(), hashes);
            meters.sealed(rows, now);
        }
        if (wantsCheckpoint(head, number, now)) {
            var text = Checkpoint.signed(head.tenant(), number, hash, now);
            turn.checkpoint(new Checkpoint(head.tenant(), number, hash, now, key.id(), key.sign(text)));
        }
        return rows.size();
    }

    private boolean wantsCheckpoint(SealQueries.Head head, long number, Instant now) {
        var rows = number - head.checkpoint();
        return rows >= settings.checkpointRows()
                || (rows > 0 && Duration.between(head.checkpointAt(), now).compareTo(settings.checkpointAfter()) >= 0);
    }
}
