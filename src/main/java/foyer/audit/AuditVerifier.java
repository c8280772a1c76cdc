package foyer.audit;

import foyer.platform.database.SystemDatabase;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.CpuPool;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Verifies a log where it is stored, from its first row to its last, a page at a time. */
@Component
public class AuditVerifier {

    private static final int PAGE = 2_000;

    private final DSLContext db;
    private final SystemDatabase system;
    private final ChainQueries queries;
    private final Signatures signatures;
    private final OverdueCheckpoints overdue;
    private final CpuPool cpu;

    AuditVerifier(
            DSLContext db,
            SystemDatabase system,
            ChainQueries queries,
            Signatures signatures,
            OverdueCheckpoints overdue,
            CpuPool cpu) {
        this.db = db;
        this.system = system;
        this.queries = queries;
        this.signatures = signatures;
        this.overdue = overdue;
        this.cpu = cpu;
    }

    /** Verifies the current tenant's log; outside a transaction, a statement at a time. */
    public AuditVerification verify() {
        return verify(db, CurrentCaller.tenant());
    }

    /** Verifies the platform's own log. */
    public AuditVerification verifyPlatform() {
        return verify(system.dsl(), ChainForm.PLATFORM);
    }

    private AuditVerification verify(DSLContext as, UUID tenant) {
        var extent = queries.extent(as, tenant);
        var check = new ChainCheck(tenant, signatures.trusted());
        while (!check.isBroken() && check.number() < extent.number()) {
            if (!page(as, tenant, check, extent.number())) {
                break;
            }
        }
        var sealed = check.number();
        if (extent.hash() != null) {
            check.end(extent.number(), extent.hash());
        }
        checkEnd(as, tenant, check, extent.number());
        var unsealed = Math.max(0, extent.rows() - extent.number());
        return new AuditVerification(sealed, unsealed, check.checkpoints(), check.checkpointed(), check.broken());
    }

    /** Answers whether there were rows. */
    private boolean page(DSLContext as, UUID tenant, ChainCheck check, long upTo) {
        var rows = queries.page(as, tenant, check.number(), upTo, PAGE);
        if (rows.isEmpty()) {
            return false;
        }
        var checkpoints =
                queries.checkpoints(as, tenant, check.number(), rows.getLast().number());
        return cpu.call(() -> {
            feed(check, tenant, rows, checkpoints);
            return true;
        });
    }

    private static void feed(
            ChainCheck check, UUID tenant, List<ChainQueries.Sealed> rows, List<Checkpoint> checkpoints) {
        var next = 0;
        for (var sealed : rows) {
            var row = sealed.row();
            check.row(
                    sealed.number(),
                    sealed.id().toString(),
                    row == null ? null : ChainForm.canonical(tenant, sealed.number(), row),
                    row == null ? Map.of() : row.personal(),
                    sealed.hash());
            while (next < checkpoints.size() && checkpoints.get(next).number() <= sealed.number()) {
                check.checkpoint(checkpoints.get(next++));
            }
        }
    }

    /** What should be behind the end and is not, or is and should not. */
    private void checkEnd(DSLContext as, UUID tenant, ChainCheck check, long end) {
        if (check.isBroken()) {
            return;
        }
        var beyond = queries.checkpointBeyond(as, tenant, end);
        if (beyond != null) {
            check.checkpoint(beyond);
        }
        if (overdue.after(as, tenant, check.checkpointed(), end)) {
            check.unvouched();
        }
        var lost = queries.lost(as, tenant);
        if (lost != null) {
            check.lost(lost.toString());
        }
    }
}
