package foyer.billing;

import static foyerdb.billing.Tables.SUBSCRIPTION;

import foyer.billing.LoweredTerms.TakenTerms;
import foyer.payments.Provider;
import foyer.payments.ProviderPaymentMethod;
import foyer.payments.ProviderSubscription;
import foyer.payments.ProviderSubscription.Next;
import foyer.payments.SubscriptionStatus;
import foyer.platform.security.CurrentCaller;
import foyerdb.billing.tables.records.SubscriptionRecord;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Subscriptions in SQL, of the tenant acted in; whoever writes them holds the account. */
@Component
class SubscriptionQueries {

    private static final int MOST = 1_000;

    private final DSLContext db;
    private final Modes modes;
    private final UnpaidRaises raises;

    SubscriptionQueries(DSLContext db, Modes modes, UnpaidRaises raises) {
        this.db = db;
        this.modes = modes;
        this.raises = raises;
    }

    @Nullable StoredSubscription byId(@Nullable SubscriptionId id) {
        return id == null
                ? null
                : db.selectFrom(SUBSCRIPTION)
                        .where(SUBSCRIPTION.TENANT_ID.eq(CurrentCaller.tenant()))
                        .and(SUBSCRIPTION.ID.eq(id.value()))
                        .fetchOne(this::stored);
    }

    /** The account's one, unless it is of its provider's other world. */
    @Nullable StoredSubscription current(Account account) {
        var current = byId(account.subscription());
        return current == null || modes.isOther(current) ? null : current;
    }

    /** The same, as it stands at a moment. */
    @Nullable StoredSubscription now(Account account, Instant now) {
        var stored = current(account);
        return stored == null ? null : stored.at(now);
    }

    @Nullable StoredSubscription of(Provider provider, String externalId) {
        return db.selectFrom(SUBSCRIPTION).where(is(provider, externalId)).fetchOne(this::stored);
    }

    /** Those that there ever were: of so many that not all are read, those that go on first, then the newest. */
    List<StoredSubscription> all() {
        return db.selectFrom(SUBSCRIPTION)
                .where(SUBSCRIPTION.TENANT_ID.eq(CurrentCaller.tenant()))
                .orderBy(
                        DSL.field(SUBSCRIPTION.STATUS.in(
                                SubscriptionStatus.CANCELLED.name(), SubscriptionStatus.INCOMPLETE.name())),
                        SUBSCRIPTION.ID.desc())
                .limit(MOST)
                .fetch(this::stored);
    }

    SubscriptionId insert(
            Provider provider,
            TakenTerms taken,
            String priceCode,
            Instant since,
            @Nullable Instant livingSince,
            Instant seenAt) {
        var row = row(taken, priceCode);
        row.setTenantId(CurrentCaller.tenant());
        row.setProvider(provider.name());
        row.setExternalId(taken.state().id());
        row.setStatusSince(since);
        row.setSeenAt(seenAt);
        return new SubscriptionId(db.insertInto(SUBSCRIPTION)
                .set(row)
                .set(SUBSCRIPTION.LIVE, modes.live(provider))
                .set(SUBSCRIPTION.LIVING_SINCE, livingSince)
                .returning(SUBSCRIPTION.ID)
                .fetchSingle()
                .getId());
    }

    void update(StoredSubscription before, TakenTerms taken, Instant since, Instant seenAt) {
        var row = row(taken, Objects.requireNonNullElse(taken.state().priceCode(), before.priceCode()));
        row.setStatusSince(since);
        row.setSeenAt(seenAt);
        row.setVersion(before.version() + 1);
        db.update(SUBSCRIPTION)
                .set(row)
                .set(SUBSCRIPTION.LIVE, live(before))
                .set(SUBSCRIPTION.UPDATED_AT, DSL.currentInstant())
                .where(is(before.provider(), before.state().id()))
                .execute();
    }

    /** It is as it was, at a later moment. */
    void touch(StoredSubscription same, Instant seenAt) {
        db.update(SUBSCRIPTION)
                .set(SUBSCRIPTION.SEEN_AT, seenAt)
                .set(SUBSCRIPTION.LIVE, live(same))
                .where(is(same.provider(), same.state().id()))
                .execute();
    }

    /** What its provider told now is of the account that there is. */
    private @Nullable Boolean live(StoredSubscription known) {
        var now = modes.live(known.provider());
        return now == null ? known.live() : now;
    }

    /** It went on earlier than anybody had told. */
    void lives(StoredSubscription known, Instant since) {
        db.update(SUBSCRIPTION)
                .set(SUBSCRIPTION.LIVING_SINCE, since)
                .where(is(known.provider(), known.state().id()))
                .execute();
    }

    /** It is one too many, and what was paid for it since a moment goes back. */
    void markExtra(StoredSubscription extra, Instant at, @Nullable Instant since) {
        db.update(SUBSCRIPTION)
                .set(SUBSCRIPTION.EXTRA_AT, at)
                .set(SUBSCRIPTION.EXTRA_SINCE, since)
                .where(is(extra.provider(), extra.state().id()))
                .execute();
    }

    private static Condition is(Provider provider, String externalId) {
        return SUBSCRIPTION
                .TENANT_ID
                .eq(CurrentCaller.tenant())
                .and(SUBSCRIPTION.PROVIDER.eq(provider.name()))
                .and(SUBSCRIPTION.EXTERNAL_ID.eq(externalId));
    }

    private static SubscriptionRecord row(TakenTerms taken, String priceCode) {
        var row = new SubscriptionRecord();
        var state = taken.state();
        var paid = taken.paid();
        row.setPaidPriceCode(paid == null ? null : paid.priceCode());
        row.setPaidSeats(paid == null ? null : paid.seats());
        row.setPaidAt(paid == null ? null : paid.at());
        row.setPaidUntil(paid == null ? null : paid.until());
        row.setCustomer(state.customer());
        row.setPriceCode(priceCode);
        row.setSeats(state.seats());
        row.setStatus(state.status().name());
        row.setStartedAt(state.startedAt());
        row.setPeriodStart(state.periodStart());
        row.setPeriodEnd(state.periodEnd());
        row.setTrialEnd(state.trialEnd());
        row.setCancelAtPeriodEnd(state.cancelAtPeriodEnd());
        row.setEndedAt(state.endedAt());
        var next = state.next();
        row.setNextPriceCode(next == null ? null : next.priceCode());
        row.setNextSeats(next == null ? null : next.seats());
        row.setNextAt(next == null ? null : next.at());
        var method = state.paymentMethod();
        row.setMethodKind(method == null ? null : method.kind());
        row.setMethodBrand(method == null ? null : method.brand());
        row.setMethodLast4(method == null ? null : method.last4());
        row.setMethodExpires(method == null ? null : method.expires());
        row.setCoupon(state.coupon());
        return row;
    }

    private StoredSubscription stored(SubscriptionRecord row) {
        var next = row.getNextAt() == null
                ? null
                : new Next(
                        row.getNextPriceCode(), row.getNextSeats() == null ? 1 : row.getNextSeats(), row.getNextAt());
        var method = row.getMethodKind() == null
                ? null
                : new ProviderPaymentMethod(
                        row.getMethodKind(), row.getMethodBrand(), row.getMethodLast4(), row.getMethodExpires());
        var state = new ProviderSubscription(
                row.getExternalId(),
                row.getCustomer(),
                row.getTenantId(),
                SubscriptionStatus.valueOf(row.getStatus()),
                row.getPriceCode(),
                row.getSeats(),
                row.getStartedAt(),
                row.getPeriodStart(),
                row.getPeriodEnd(),
                row.getTrialEnd(),
                row.getCancelAtPeriodEnd(),
                row.getEndedAt(),
                next,
                method,
                row.getCoupon(),
                null);
        var paid = paid(row);
        return new StoredSubscription(
                new SubscriptionId(row.getId()),
                Provider.valueOf(row.getProvider()),
                state,
                row.getPriceCode(),
                row.getStatusSince(),
                row.getSeenAt(),
                row.getLive(),
                row.getLivingSince(),
                row.getExtraAt() != null,
                row.getExtraSince(),
                paid,
                paid != null && next != null && raises.isMore(next.priceCode(), next.seats(), paid),
                row.getVersion());
    }

    private static @Nullable PaidTerms paid(SubscriptionRecord row) {
        return row.getPaidPriceCode() == null
                ? null
                : new PaidTerms(row.getPaidPriceCode(), row.getPaidSeats(), row.getPaidAt(), row.getPaidUntil());
    }
}
