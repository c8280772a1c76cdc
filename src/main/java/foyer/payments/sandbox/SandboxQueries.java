package foyer.payments.sandbox;

import static foyerdb.payments.Tables.INBOX_EVENT;
import static foyerdb.payments.Tables.SANDBOX_CHECKOUT;
import static foyerdb.payments.Tables.SANDBOX_PORTAL;
import static foyerdb.payments.Tables.SANDBOX_SUBSCRIPTION;
import static foyerdb.payments.Tables.SANDBOX_WEBHOOK;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import foyer.payments.Provider;
import foyer.payments.SubscriptionStatus;
import foyer.payments.WebhookEventStatus;
import foyer.platform.database.SystemDatabase;
import foyerdb.payments.tables.records.SandboxPortalRecord;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the sandbox keeps: its deeds, each in one transaction, and the webhooks that it has to send. */
@Component
class SandboxQueries {

    private final SystemDatabase system;

    SandboxQueries(SystemDatabase system) {
        this.system = system;
    }

    /** A webhook that this node is to send. */
    record Outgoing(String id, String body, int attempts) {}

    /** Does all of it or nothing. */
    <T extends @Nullable Object> T write(Function<SandboxRowQueries, T> work) {
        return system.dsl().transactionResult(configuration -> work.apply(new SandboxRowQueries(configuration.dsl())));
    }

    @Nullable SandboxPortalRecord portal(String id) {
        return system.dsl()
                .selectFrom(SANDBOX_PORTAL)
                .where(SANDBOX_PORTAL.ID.eq(id))
                .fetchOne();
    }

    /** Whose subscriptions live, or whose checkouts are open. */
    List<UUID> references(int most) {
        return system.dsl()
                .select(SANDBOX_SUBSCRIPTION.REFERENCE)
                .from(SANDBOX_SUBSCRIPTION)
                .where(SANDBOX_SUBSCRIPTION.STATUS.ne(SubscriptionStatus.CANCELLED.name()))
                .union(select(SANDBOX_CHECKOUT.REFERENCE)
                        .from(SANDBOX_CHECKOUT)
                        .where(SANDBOX_CHECKOUT.STATUS.eq(SandboxCheckouts.OPEN)))
                .limit(most)
                .fetch(row -> row.value1());
    }

    /** Takes webhooks whose turn it is, the oldest first, for this long. */
    List<Outgoing> claim(int most, Duration lease) {
        var due = select(SANDBOX_WEBHOOK.ID)
                .from(SANDBOX_WEBHOOK)
                .where(SANDBOX_WEBHOOK.SENT_AT.isNull())
                .and(SANDBOX_WEBHOOK.DUE_AT.le(currentInstant()))
                .orderBy(SANDBOX_WEBHOOK.DUE_AT, SANDBOX_WEBHOOK.NUMBER)
                .limit(most)
                .forUpdate()
                .skipLocked();
        return system.dsl()
                .update(SANDBOX_WEBHOOK)
                .set(SANDBOX_WEBHOOK.ATTEMPTS, SANDBOX_WEBHOOK.ATTEMPTS.plus(1))
                .set(SANDBOX_WEBHOOK.DUE_AT, currentInstant().plus(DayToSecond.valueOf(lease)))
                .where(SANDBOX_WEBHOOK.ID.in(due))
                .returning()
                .fetch()
                .sortAsc(SANDBOX_WEBHOOK.NUMBER)
                .map(row -> new Outgoing(row.getId(), row.getBody(), row.getAttempts()));
    }

    void sent(String id) {
        system.dsl()
                .update(SANDBOX_WEBHOOK)
                .set(SANDBOX_WEBHOOK.SENT_AT, currentInstant())
                .where(SANDBOX_WEBHOOK.ID.eq(id))
                .execute();
    }

    /** Lets it come again after a pause. */
    void postpone(String id, Duration pause) {
        system.dsl()
                .update(SANDBOX_WEBHOOK)
                .set(SANDBOX_WEBHOOK.DUE_AT, currentInstant().plus(DayToSecond.valueOf(pause)))
                .where(SANDBOX_WEBHOOK.ID.eq(id))
                .execute();
    }

    /** Whether the tenant has not been told of all that has happened: a webhook is still to be sent, or to be applied. */
    boolean isTelling(UUID reference) {
        var unsent = system.dsl()
                .fetchExists(
                        SANDBOX_WEBHOOK, SANDBOX_WEBHOOK.SENT_AT.isNull().and(SANDBOX_WEBHOOK.REFERENCE.eq(reference)));
        return unsent
                || system.dsl()
                        .fetchExists(select(INBOX_EVENT.ID)
                                .from(INBOX_EVENT)
                                .join(SANDBOX_WEBHOOK)
                                .on(SANDBOX_WEBHOOK.ID.eq(INBOX_EVENT.EVENT_ID))
                                .where(INBOX_EVENT.STATUS.eq(inline(WebhookEventStatus.RECEIVED.name())))
                                .and(INBOX_EVENT.PROVIDER.eq(Provider.SANDBOX.name()))
                                .and(INBOX_EVENT.ACCOUNT_ID.isNull())
                                .and(SANDBOX_WEBHOOK.REFERENCE.eq(reference)));
    }

    void deleteSent(Duration kept) {
        system.dsl()
                .deleteFrom(SANDBOX_WEBHOOK)
                .where(SANDBOX_WEBHOOK.SENT_AT.lt(currentInstant().minus(DayToSecond.valueOf(kept))))
                .execute();
    }
}
