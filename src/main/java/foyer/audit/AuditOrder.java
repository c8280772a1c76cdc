package foyer.audit;

import static foyerdb.audit.Tables.ENTRY;

import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.Keyset.Column;
import java.util.List;

/** The order of the log; the schema's enum of the same name. Both go by the id, which begins with the time. */
enum AuditOrder {
    AT_DESC,
    AT_ASC;

    private static final List<Column<AuditView.AuditEntry, ?>> ID =
            List.of(new Column<>(ENTRY.ID, entry -> entry.id().value()));
    private static final Keyset<AuditView.AuditEntry> NEWEST = Keyset.descending("AUDIT_DESC", ID);
    private static final Keyset<AuditView.AuditEntry> OLDEST = Keyset.ascending("AUDIT_ASC", ID);

    Keyset<AuditView.AuditEntry> keyset() {
        return switch (this) {
            case AT_DESC -> NEWEST;
            case AT_ASC -> OLDEST;
        };
    }
}
