package foyer.platform.purge;

import static java.util.Objects.requireNonNull;

import foyer.platform.database.Transactions;
import foyer.platform.security.CurrentCaller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Takes out rows of tables that have nothing but rows. */
public abstract class RowPurgeQueries implements TenantPurge {

    private final DSLContext db;
    private final Transactions transactions;
    private final String name;
    private final int order;
    private final List<Table<?>> tables;
    private final Map<String, Table<?>> nouns;

    /**
     * Of these tables, keyed by tenant and id.
     *
     * @param tables those that point to others before them
     * @param nouns those that people know, by the schema's name
     */
    protected RowPurgeQueries(
            DSLContext db,
            Transactions transactions,
            String name,
            int order,
            List<Table<?>> tables,
            Map<String, Table<?>> nouns) {
        this.db = db;
        this.transactions = transactions;
        this.name = name;
        this.order = order;
        this.tables = tables;
        this.nouns = nouns;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final int order() {
        return order;
    }

    @Override
    public final Map<String, Long> counts() {
        var counts = new LinkedHashMap<String, Long>();
        nouns.forEach((noun, table) -> counts.put(noun, (long) db.fetchCount(table, isHere(table))));
        return counts;
    }

    @Override
    public final boolean purge(int most) {
        for (var table : tables) {
            if (transactions.write(() -> delete(table, most)) > 0) {
                return true;
            }
        }
        return false;
    }

    private int delete(Table<?> table, int most) {
        var id = id(table);
        var some = db.select(id).from(table).where(isHere(table)).limit(most).fetch(id);
        return some.isEmpty()
                ? 0
                : db.deleteFrom(table)
                        .where(isHere(table))
                        .and(id.eq(DSL.any(some.toArray(UUID[]::new))))
                        .execute();
    }

    private static Field<UUID> id(Table<?> table) {
        return requireNonNull(table.field("id", UUID.class));
    }

    private static Condition isHere(Table<?> table) {
        return requireNonNull(table.field("tenant_id", UUID.class)).eq(CurrentCaller.tenant());
    }
}
