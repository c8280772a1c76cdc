package foyer.billing;

import static foyerdb.billing.Tables.CHECKOUT;

import foyer.payments.CheckoutPage;
import foyer.payments.Provider;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pages on which somebody subscribes, in SQL. */
@Component
class CheckoutQueries {

    static final String OPEN = "OPEN";

    private final DSLContext db;
    private final Modes modes;

    CheckoutQueries(DSLContext db, Modes modes) {
        this.db = db;
        this.modes = modes;
    }

    /**
     * A page that was asked for.
     *
     * @param externalId the provider's; null while it has not answered, as {@code url} and {@code expiresAt}
     * @param subscription the provider's id of what comes of it; null while unknown
     * @param live whether it is of the provider's account for real money; null where nobody noted it
     */
    record Checkout(
            UUID id,
            Provider provider,
            String priceCode,
            int seats,
            int trialDays,
            String email,
            String successUrl,
            String cancelUrl,
            @Nullable String externalId,
            @Nullable String url,
            @Nullable Instant expiresAt,
            @Nullable String subscription,
            @Nullable Boolean live) {}

    void insert(Checkout checkout, Instant at) {
        var actor = CurrentCaller.actor();
        db.insertInto(CHECKOUT)
                .set(CHECKOUT.TENANT_ID, CurrentCaller.tenant())
                .set(CHECKOUT.ID, checkout.id())
                .set(CHECKOUT.PROVIDER, checkout.provider().name())
                .set(CHECKOUT.PRICE_CODE, checkout.priceCode())
                .set(CHECKOUT.SEATS, checkout.seats())
                .set(CHECKOUT.TRIAL_DAYS, checkout.trialDays())
                .set(CHECKOUT.EMAIL, checkout.email())
                .set(CHECKOUT.SUCCESS_URL, checkout.successUrl())
                .set(CHECKOUT.CANCEL_URL, checkout.cancelUrl())
                .set(CHECKOUT.CREATED_BY_KIND, actor.kind())
                .set(CHECKOUT.CREATED_BY_ID, actor.id())
                .set(CHECKOUT.CREATED_AT, at)
                .set(CHECKOUT.LIVE, modes.live(checkout.provider()))
                .execute();
    }

    @Nullable Checkout byId(UUID id) {
        return db.selectFrom(CHECKOUT).where(is(id)).fetchOne(CheckoutQueries::checkout);
    }

    void answered(UUID id, CheckoutPage page) {
        db.update(CHECKOUT)
                .set(CHECKOUT.EXTERNAL_ID, page.id())
                .set(CHECKOUT.URL, page.url())
                .set(CHECKOUT.EXPIRES_AT, page.expiresAt())
                .set(CHECKOUT.SUBSCRIPTION, page.subscription())
                .where(is(id))
                .execute();
    }

    /**
     * Its id when it was open.
     *
     * @param subscription the provider's id of what came of it; null for nothing, and where nobody said
     */
    @Nullable UUID end(Provider provider, String externalId, boolean done, @Nullable String subscription) {
        return db.update(CHECKOUT)
                .set(CHECKOUT.STATUS, done ? "DONE" : "EXPIRED")
                .set(CHECKOUT.SUBSCRIPTION, DSL.coalesce(DSL.val(subscription), CHECKOUT.SUBSCRIPTION))
                .where(CHECKOUT.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(CHECKOUT.PROVIDER.eq(provider.name()))
                .and(CHECKOUT.EXTERNAL_ID.eq(externalId))
                .and(CHECKOUT.STATUS.eq(OPEN))
                .returning(CHECKOUT.ID)
                .fetchOne(CHECKOUT.ID);
    }

    /** Ends those that were asked for before this moment, and that the provider has never answered. */
    void endUnanswered(Instant before) {
        db.update(CHECKOUT)
                .set(CHECKOUT.STATUS, "EXPIRED")
                .where(CHECKOUT.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(CHECKOUT.STATUS.eq(OPEN))
                .and(CHECKOUT.EXTERNAL_ID.isNull())
                .and(CHECKOUT.CREATED_AT.lt(before))
                .execute();
    }

    /** Whether a subscription of a provider came of one of the pages. */
    boolean names(Provider provider, String subscription) {
        return db.fetchExists(
                CHECKOUT,
                CHECKOUT.TENANT_ID
                        .eq(CurrentCaller.tenant())
                        .and(CHECKOUT.PROVIDER.eq(provider.name()))
                        .and(CHECKOUT.EXTERNAL_ID.eq(subscription).or(CHECKOUT.SUBSCRIPTION.eq(subscription))));
    }

    /** Whether one of these subscriptions of a provider began with free days. */
    boolean gaveTrial(Collection<String> subscriptions) {
        return db.fetchExists(
                CHECKOUT,
                CHECKOUT.TENANT_ID
                        .eq(CurrentCaller.tenant())
                        .and(CHECKOUT.TRIAL_DAYS.gt(0))
                        .and(CHECKOUT.SUBSCRIPTION.eq(DSL.any(subscriptions.toArray(String[]::new)))));
    }

    /** Those that the provider has answered and told nothing more of, the newest first. */
    List<Checkout> open(int most) {
        return db.selectFrom(CHECKOUT)
                .where(CHECKOUT.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(CHECKOUT.STATUS.eq(OPEN))
                .and(CHECKOUT.EXTERNAL_ID.isNotNull())
                .orderBy(CHECKOUT.CREATED_AT.desc(), CHECKOUT.ID.desc())
                .limit(most)
                .fetch(CheckoutQueries::checkout);
    }

    private static Condition is(UUID id) {
        return CHECKOUT.TENANT_ID.eq(CurrentCaller.tenant()).and(CHECKOUT.ID.eq(id));
    }

    private static Checkout checkout(Record row) {
        return new Checkout(
                row.get(CHECKOUT.ID),
                Provider.valueOf(row.get(CHECKOUT.PROVIDER)),
                row.get(CHECKOUT.PRICE_CODE),
                row.get(CHECKOUT.SEATS),
                row.get(CHECKOUT.TRIAL_DAYS),
                row.get(CHECKOUT.EMAIL),
                row.get(CHECKOUT.SUCCESS_URL),
                row.get(CHECKOUT.CANCEL_URL),
                row.get(CHECKOUT.EXTERNAL_ID),
                row.get(CHECKOUT.URL),
                row.get(CHECKOUT.EXPIRES_AT),
                row.get(CHECKOUT.SUBSCRIPTION),
                row.get(CHECKOUT.LIVE));
    }
}
