package foyer.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signs the ends of exported logs; not of one whose checkpoints are gone, since that is what somebody may have made. */
@Component
class ExportEnds {

    private final ChainQueries queries;
    private final OverdueCheckpoints overdue;
    private final Signatures signatures;
    private final Clock clock;

    ExportEnds(ChainQueries queries, OverdueCheckpoints overdue, Signatures signatures, Clock clock) {
        this.queries = queries;
        this.overdue = overdue;
        this.signatures = signatures;
        this.clock = clock;
    }

    /** The signed end, null when rows should have been signed before and were not. */
    @Nullable ExportEnd sign(DSLContext as, UUID tenant, ChainQueries.Extent extent) {
        var number = extent.number();
        if (overdue.after(as, tenant, queries.lastCheckpoint(as, tenant, number), number)) {
            return null;
        }
        var hash = extent.hash() == null ? ChainForm.beginning(tenant) : extent.hash();
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new ExportEnd(tenant, number, hash, at, signatures.sign(ExportEnd.text(tenant, number, hash, at)));
    }
}
