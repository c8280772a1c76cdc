package foyer.billing;

import static foyerdb.billing.Tables.HISTORY;

import foyer.audit.AuditActor;
import foyer.platform.database.NewIds;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyerdb.billing.tables.records.HistoryRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What became of the tenant's billing, in SQL. */
@Component
class BillingHistoryQueries {

    private static final Keyset<BillingHistory.Entry> NEWEST =
            Keyset.descending("BILLING_HISTORY", List.of(new Keyset.Column<>(HISTORY.ID, BillingHistory.Entry::key)));

    /** As the schema calls a user of no tenant. */
    private static final String PLATFORM = "USER";

    private final DSLContext db;
    private final BillingHistoryJson json;

    BillingHistoryQueries(DSLContext db, BillingHistoryJson json) {
        this.db = db;
        this.json = json;
    }

    /**
     * Who did it, as a tenant may know it: of those who run the platform only that it was one of them, which their own log
     * says.
     */
    private record Who(
            String kind, @Nullable UUID id, @Nullable String name) {

        static Who of(Actor actor) {
            return switch (actor) {
                case Actor.System system when system.user() != null -> new Who(PLATFORM, null, null);
                case Actor.System system -> new Who(system.kind(), null, system.name());
                default -> new Who(actor.kind(), actor.id(), null);
            };
        }
    }

    void insert(BillingHistoryKind kind, @Nullable SubscriptionId subscription, List<Difference> changes, Instant at) {
        var who = Who.of(CurrentCaller.actor());
        db.insertInto(HISTORY)
                .set(HISTORY.TENANT_ID, CurrentCaller.tenant())
                .set(HISTORY.ID, NewIds.at(at))
                .set(HISTORY.KIND, kind.name())
                .set(HISTORY.SUBSCRIPTION_ID, subscription == null ? null : subscription.value())
                .set(HISTORY.DETAILS, json.written(changes))
                .set(HISTORY.ACTOR_KIND, who.kind())
                .set(HISTORY.ACTOR_ID, who.id())
                .set(HISTORY.ACTOR_NAME, who.name())
                .set(HISTORY.AT, at)
                .execute();
    }

    /** Those after this moment, the earliest first. */
    List<BillingHistory.Entry> after(Instant moment, int most) {
        return db.selectFrom(HISTORY)
                .where(HISTORY.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(HISTORY.AT.gt(moment))
                .orderBy(HISTORY.AT, HISTORY.ID)
                .limit(most)
                .fetch(this::entry);
    }

    private BillingHistory.Entry entry(HistoryRecord row) {
        return new BillingHistory.Entry(
                row.getId(),
                BillingHistoryKind.valueOf(row.getKind()),
                AuditActor.ofTenant(row.getActorKind(), row.getActorId(), row.getActorName()),
                json.read(row.getDetails()),
                row.getAt());
    }

    boolean has(BillingHistoryKind kind, List<Difference> changes) {
        return db.fetchExists(
                HISTORY,
                HISTORY.TENANT_ID
                        .eq(CurrentCaller.tenant())
                        .and(HISTORY.KIND.eq(kind.name()))
                        .and(HISTORY.DETAILS.eq(json.written(changes))));
    }

    Connection<BillingHistory.Entry> page(PageRequest page) {
        return NEWEST.page(
                db.selectFrom(HISTORY).where(HISTORY.TENANT_ID.eq(CurrentCaller.tenant())),
                page,
                this::entry,
                () -> db.fetchCount(db.selectOne()
                        .from(HISTORY)
                        .where(HISTORY.TENANT_ID.eq(CurrentCaller.tenant()))
                        .limit(Connection.COUNT_CAP + 1)));
    }
}
