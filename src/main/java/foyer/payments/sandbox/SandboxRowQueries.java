package foyer.payments.sandbox;

import static foyerdb.payments.Tables.SANDBOX_CHECKOUT;
import static foyerdb.payments.Tables.SANDBOX_CUSTOMER;
import static foyerdb.payments.Tables.SANDBOX_DEED;
import static foyerdb.payments.Tables.SANDBOX_PAPER;
import static foyerdb.payments.Tables.SANDBOX_PORTAL;
import static foyerdb.payments.Tables.SANDBOX_SUBSCRIPTION;
import static foyerdb.payments.Tables.SANDBOX_WEBHOOK;

import foyer.payments.SubscriptionStatus;
import foyerdb.payments.tables.records.SandboxCheckoutRecord;
import foyerdb.payments.tables.records.SandboxCustomerRecord;
import foyerdb.payments.tables.records.SandboxSubscriptionRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.UpdatableRecord;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Rows of the sandbox within one transaction, in which whatever is changed is locked first. */
final class SandboxRowQueries {

    private final DSLContext dsl;

    SandboxRowQueries(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** What is kept whole. */
    enum Paper {
        INVOICE,
        PAYMENT,
        REFUND,
        /** By its customer, where the others have a subscription. */
        CREDIT
    }

    /** Takes a key for a deed that is not done yet; whoever has it at the same time is waited for. */
    boolean isNew(String key) {
        return dsl.insertInto(SANDBOX_DEED)
                        .set(SANDBOX_DEED.KEY, key)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    void answer(String key, String answer) {
        dsl.update(SANDBOX_DEED)
                .set(SANDBOX_DEED.ANSWER, answer)
                .where(SANDBOX_DEED.KEY.eq(key))
                .execute();
    }

    @Nullable String answer(String key) {
        return dsl.select(SANDBOX_DEED.ANSWER)
                .from(SANDBOX_DEED)
                .where(SANDBOX_DEED.KEY.eq(key))
                .fetchOne(SANDBOX_DEED.ANSWER);
    }

    SandboxCheckoutRecord newCheckout() {
        return dsl.newRecord(SANDBOX_CHECKOUT);
    }

    SandboxCustomerRecord newCustomer() {
        return dsl.newRecord(SANDBOX_CUSTOMER);
    }

    SandboxSubscriptionRecord newSubscription() {
        return dsl.newRecord(SANDBOX_SUBSCRIPTION);
    }

    /** Writes what is new or was changed. */
    void save(UpdatableRecord<?> row) {
        dsl.attach(row);
        row.store();
    }

    @Nullable SandboxCheckoutRecord checkout(String id) {
        return dsl.selectFrom(SANDBOX_CHECKOUT)
                .where(SANDBOX_CHECKOUT.ID.eq(id))
                .forUpdate()
                .fetchOne();
    }

    /** Those that nobody has used in time. */
    List<SandboxCheckoutRecord> expired(UUID reference, Instant now) {
        return dsl.selectFrom(SANDBOX_CHECKOUT)
                .where(SANDBOX_CHECKOUT.REFERENCE.eq(reference))
                .and(SANDBOX_CHECKOUT.STATUS.eq(SandboxCheckouts.OPEN))
                .and(SANDBOX_CHECKOUT.EXPIRES_AT.le(now))
                .orderBy(SANDBOX_CHECKOUT.EXPIRES_AT)
                .forUpdate()
                .fetch();
    }

    /** Those that may still be used. */
    List<SandboxCheckoutRecord> open(UUID reference) {
        return dsl.selectFrom(SANDBOX_CHECKOUT)
                .where(SANDBOX_CHECKOUT.REFERENCE.eq(reference))
                .and(SANDBOX_CHECKOUT.STATUS.eq(SandboxCheckouts.OPEN))
                .fetch();
    }

    @Nullable SandboxCustomerRecord customer(String id) {
        return dsl.selectFrom(SANDBOX_CUSTOMER)
                .where(SANDBOX_CUSTOMER.ID.eq(id))
                .forUpdate()
                .fetchOne();
    }

    @Nullable SandboxSubscriptionRecord subscription(String id) {
        return dsl.selectFrom(SANDBOX_SUBSCRIPTION)
                .where(SANDBOX_SUBSCRIPTION.ID.eq(id))
                .forUpdate()
                .fetchOne();
    }

    /** Those that have not ended. */
    List<SandboxSubscriptionRecord> living(UUID reference) {
        return dsl.selectFrom(SANDBOX_SUBSCRIPTION)
                .where(SANDBOX_SUBSCRIPTION.REFERENCE.eq(reference))
                .and(SANDBOX_SUBSCRIPTION.STATUS.ne(SubscriptionStatus.CANCELLED.name()))
                .orderBy(SANDBOX_SUBSCRIPTION.ID)
                .forUpdate()
                .fetch();
    }

    /** The newest of somebody; null for none. */
    @Nullable SandboxSubscriptionRecord newestOf(String customer) {
        return dsl.selectFrom(SANDBOX_SUBSCRIPTION)
                .where(SANDBOX_SUBSCRIPTION.CUSTOMER.eq(customer))
                .orderBy(SANDBOX_SUBSCRIPTION.STARTED_AT.desc(), SANDBOX_SUBSCRIPTION.ID.desc())
                .limit(1)
                .forUpdate()
                .fetchOne();
    }

    /** Keeps an invoice, a payment, a refund or a credit as it is now. */
    void keep(Paper kind, String id, String subscription, Instant at, JSONB state) {
        dsl.insertInto(SANDBOX_PAPER)
                .set(SANDBOX_PAPER.ID, id)
                .set(SANDBOX_PAPER.KIND, kind.name())
                .set(SANDBOX_PAPER.SUBSCRIPTION, subscription)
                .set(SANDBOX_PAPER.AT, at)
                .set(SANDBOX_PAPER.STATE, state)
                .onConflict(SANDBOX_PAPER.ID)
                .doUpdate()
                .set(SANDBOX_PAPER.STATE, state)
                .execute();
    }

    @Nullable JSONB paper(Paper kind, String id) {
        return dsl.select(SANDBOX_PAPER.STATE)
                .from(SANDBOX_PAPER)
                .where(SANDBOX_PAPER.ID.eq(id))
                .and(SANDBOX_PAPER.KIND.eq(kind.name()))
                .fetchOne(SANDBOX_PAPER.STATE);
    }

    /** Of a subscription, the newest first. */
    List<JSONB> papers(Paper kind, String subscription, int most) {
        return dsl.select(SANDBOX_PAPER.STATE)
                .from(SANDBOX_PAPER)
                .where(SANDBOX_PAPER.SUBSCRIPTION.eq(subscription))
                .and(SANDBOX_PAPER.KIND.eq(kind.name()))
                .orderBy(SANDBOX_PAPER.AT.desc(), SANDBOX_PAPER.ID.desc())
                .limit(most)
                .fetch(SANDBOX_PAPER.STATE);
    }

    /** What the credit of somebody adds up to. */
    long credit(String customer, String currency) {
        var amount =
                DSL.jsonbGetAttributeAsText(SANDBOX_PAPER.STATE, "amountMinor").cast(SQLDataType.BIGINT);
        return dsl.select(DSL.coalesce(DSL.sum(amount), DSL.inline(BigDecimal.ZERO)))
                .from(SANDBOX_PAPER)
                .where(SANDBOX_PAPER.SUBSCRIPTION.eq(customer))
                .and(SANDBOX_PAPER.KIND.eq(Paper.CREDIT.name()))
                .and(DSL.jsonbGetAttributeAsText(SANDBOX_PAPER.STATE, "currency")
                        .eq(currency))
                .fetchSingle()
                .value1()
                .longValueExact();
    }

    void portal(String id, String customer, String returnUrl) {
        dsl.insertInto(SANDBOX_PORTAL)
                .set(SANDBOX_PORTAL.ID, id)
                .set(SANDBOX_PORTAL.CUSTOMER, customer)
                .set(SANDBOX_PORTAL.RETURN_URL, returnUrl)
                .execute();
    }

    /** Has a webhook sent once the transaction has committed. */
    void send(String id, @Nullable UUID reference, String body) {
        dsl.insertInto(SANDBOX_WEBHOOK)
                .set(SANDBOX_WEBHOOK.ID, id)
                .set(SANDBOX_WEBHOOK.REFERENCE, reference)
                .set(SANDBOX_WEBHOOK.BODY, body)
                .execute();
    }
}
