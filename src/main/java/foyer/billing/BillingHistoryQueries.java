package foyer.billing;

import static foyerdb.billing.Tables.HISTORY;

import foyer.platform.database.NewIds;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record4;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What became of the tenant's billing, in SQL. */
@Component
class BillingHistoryQueries {

    private static final TypeReference<List<Difference>> CHANGES = new TypeReference<>() {};

    private static final Keyset<BillingHistory.Entry> NEWEST =
            Keyset.descending("BILLING_HISTORY", List.of(new Keyset.Column<>(HISTORY.ID, BillingHistory.Entry::key)));

    private final DSLContext db;
    private final JsonMapper json;

    BillingHistoryQueries(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    void insert(BillingHistoryKind kind, @Nullable SubscriptionId subscription, List<Difference> changes, Instant at) {
        var actor = CurrentCaller.actor();
        db.insertInto(HISTORY)
                .set(HISTORY.TENANT_ID, CurrentCaller.tenant())
                .set(HISTORY.ID, NewIds.at(at))
                .set(HISTORY.KIND, kind.name())
                .set(HISTORY.SUBSCRIPTION_ID, subscription == null ? null : subscription.value())
                .set(HISTORY.DETAILS, JSONB.valueOf(json.writeValueAsString(changes)))
                .set(HISTORY.ACTOR_KIND, actor.kind())
                .set(HISTORY.ACTOR_ID, actor.id())
                .set(HISTORY.AT, at)
                .execute();
    }

    /** Those after this moment, the earliest first. */
    List<BillingHistory.Entry> after(Instant moment, int most) {
        return db.select(HISTORY.ID, HISTORY.KIND, HISTORY.DETAILS, HISTORY.AT)
                .from(HISTORY)
                .where(HISTORY.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(HISTORY.AT.gt(moment))
                .orderBy(HISTORY.AT, HISTORY.ID)
                .limit(most)
                .fetch(this::entry);
    }

    private BillingHistory.Entry entry(Record4<UUID, String, JSONB, Instant> row) {
        return new BillingHistory.Entry(
                row.value1(),
                BillingHistoryKind.valueOf(row.value2()),
                json.readValue(row.value3().data(), CHANGES),
                row.value4());
    }

    boolean has(BillingHistoryKind kind, List<Difference> changes) {
        return db.fetchExists(
                HISTORY,
                HISTORY.TENANT_ID
                        .eq(CurrentCaller.tenant())
                        .and(HISTORY.KIND.eq(kind.name()))
                        .and(HISTORY.DETAILS.eq(JSONB.valueOf(json.writeValueAsString(changes)))));
    }

    Connection<BillingHistory.Entry> page(PageRequest page) {
        return NEWEST.page(
                db.select(HISTORY.ID, HISTORY.KIND, HISTORY.DETAILS, HISTORY.AT)
                        .from(HISTORY)
                        .where(HISTORY.TENANT_ID.eq(CurrentCaller.tenant())),
                page,
                this::entry,
                () -> db.fetchCount(db.selectOne()
                        .from(HISTORY)
                        .where(HISTORY.TENANT_ID.eq(CurrentCaller.tenant()))
                        .limit(Connection.COUNT_CAP + 1)));
    }
}
