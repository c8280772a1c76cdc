package foyer.audit;

import static foyerdb.audit.Tables.SEAL;

import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes what the schema shows of rows of either log and their seals. */
@Component
class EntryReader {

    private final RowReader rows;
    private final AuditIds ids;

    EntryReader(RowReader rows, AuditIds ids) {
        this.rows = rows;
        this.ids = ids;
    }

    AuditView.AuditEntry entry(LogColumns columns, Record from) {
        var row = rows.row(columns, from);
        var behalf = row.onBehalfOf();
        return new AuditView.AuditEntry(
                new AuditEntryId(row.id()),
                row.at(),
                from.get(SEAL.NUMBER),
                from.get(SEAL.SEALED_AT),
                actor(columns, row.actorKind(), row.actorId(), row.actorName()),
                behalf == null ? null : actor(columns, Doer.MEMBER, behalf, null),
                row.action(),
                new AuditView.AuditEntity(row.entityType(), ids.ofEntity(row.entityType(), row.entityId())),
                AuditView.changes(row),
                row.told(SplitDiff.IP),
                row.told(SplitDiff.USER_AGENT),
                row.requestId(),
                row.digests().size() > row.personal().size());
    }

    private static AuditActor actor(LogColumns columns, String kind, @Nullable UUID id, @Nullable String name) {
        return columns.equals(LogColumns.TENANTS)
                ? AuditActor.ofTenant(kind, id, name)
                : AuditActor.byId(kind, id, name);
    }
}
