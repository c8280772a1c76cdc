package foyer.audit;

import static foyerdb.audit.Tables.PLATFORM_ENTRY;
import static foyerdb.audit.Tables.SEAL;

import foyer.platform.database.SystemDatabase;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.PageRequest;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads of the platform's own log, for whoever runs the platform. */
@Component
class PlatformLogQueries {

    private static final LogColumns COLUMNS = LogColumns.PLATFORM;

    private static final Keyset<AuditView.AuditEntry> NEWEST = Keyset.descending(
            "PLATFORM_AUDIT",
            List.of(new Keyset.Column<>(PLATFORM_ENTRY.ID, entry -> entry.id().value())));

    private final SystemDatabase system;
    private final EntryReader entries;

    PlatformLogQueries(SystemDatabase system, EntryReader entries) {
        this.system = system;
        this.entries = entries;
    }

    /** The newest first; null for everybody's. */
    Connection<AuditView.AuditEntry> page(@Nullable String user, PageRequest page) {
        var condition = user == null ? DSL.noCondition() : PLATFORM_ENTRY.USER_ID.eq(AuditIds.read("user", user));
        var fields = new ArrayList<Field<?>>(COLUMNS.all());
        fields.add(SEAL.NUMBER);
        fields.add(SEAL.SEALED_AT);
        return NEWEST.page(
                system.dsl()
                        .select(fields)
                        .from(PLATFORM_ENTRY)
                        .leftJoin(SEAL)
                        .on(SEAL.TENANT_ID.eq(ChainForm.PLATFORM), SEAL.ID.eq(PLATFORM_ENTRY.ID))
                        .where(condition),
                page,
                row -> entries.entry(COLUMNS, row),
                () -> count(condition));
    }

    private int count(Condition condition) {
        return system.dsl()
                .fetchCount(system.dsl()
                        .selectOne()
                        .from(PLATFORM_ENTRY)
                        .where(condition)
                        .limit(Connection.COUNT_CAP + 1));
    }
}
