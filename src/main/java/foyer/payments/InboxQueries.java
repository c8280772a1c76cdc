package foyer.payments;

import static foyerdb.payments.Tables.INBOX_EVENT;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The inbox of webhooks, worked off by the system login, one statement and transaction each. */
@Component
class InboxQueries {

    private static final int MAX_ERROR = 300;
    private static final int MAX_TEXT = 255;

    private final InboxConnection connection;

    InboxQueries(InboxConnection connection) {
        this.connection = connection;
    }

    /** Keeps an event; one that is there already stays as it is. */
    void store(PaymentAccount account, SignedEvent event, byte[] body) {
        connection
                .system()
                .dsl()
                .insertInto(INBOX_EVENT)
                .set(INBOX_EVENT.PROVIDER, account.provider().name())
                .set(INBOX_EVENT.ACCOUNT_ID, account.id())
                .set(INBOX_EVENT.TENANT_ID, account.tenant())
                .set(INBOX_EVENT.EVENT_ID, shortened(event.id(), MAX_TEXT))
                .set(INBOX_EVENT.TYPE, shortened(event.type(), MAX_TEXT))
                .set(INBOX_EVENT.OCCURRED_AT, event.occurredAt())
                .set(INBOX_EVENT.BODY, body)
                .onConflictDoNothing()
                .execute();
    }

    /** As text, for the index of those that wait. */
    static Condition isWaiting() {
        return INBOX_EVENT.STATUS.eq(inline(WebhookEventStatus.RECEIVED.name()));
    }

    static Condition isClaim(InboxEvent event) {
        return INBOX_EVENT
                .ID
                .eq(event.id())
                .and(INBOX_EVENT.FENCE.eq(event.fence()))
                .and(isWaiting());
    }

    /** Nothing is done with it any more; false when another node has it by now. */
    boolean end(InboxEvent event, WebhookEventStatus status, @Nullable String why) {
        return connection.working(system -> system.dsl()
                        .update(INBOX_EVENT)
                        .set(INBOX_EVENT.STATUS, status.name())
                        .set(INBOX_EVENT.ENDED_AT, currentInstant())
                        .set(INBOX_EVENT.ERROR, why == null ? null : shortened(why, MAX_ERROR))
                        .where(isClaim(event))
                        .execute()
                == 1);
    }

    /** Of a tenant that is gone nothing is kept but that something came. */
    void empty(InboxEvent event) {
        connection.working(system -> system.dsl()
                .update(INBOX_EVENT)
                .set(INBOX_EVENT.BODY, new byte[0])
                .where(isClaim(event))
                .execute());
    }

    /** Lets it come again after a pause. */
    void postpone(InboxEvent event, Duration pause, String why) {
        connection.working(system -> system.dsl()
                .update(INBOX_EVENT)
                .set(INBOX_EVENT.DUE_AT, in(pause))
                .set(INBOX_EVENT.ERROR, shortened(why, MAX_ERROR))
                .where(isClaim(event))
                .execute());
    }

    /**
     * Has it applied again, whatever became of it and wherever that was: what it is about is read anew. False when there is none.
     * One that waits has its turn at once.
     */
    boolean replay(UUID id) {
        return connection
                        .system()
                        .dsl()
                        .update(INBOX_EVENT)
                        .set(INBOX_EVENT.STATUS, WebhookEventStatus.RECEIVED.name())
                        .set(INBOX_EVENT.ATTEMPTS, 0)
                        .set(INBOX_EVENT.FENCE, INBOX_EVENT.FENCE.plus(1))
                        .set(INBOX_EVENT.DUE_AT, currentInstant())
                        .setNull(INBOX_EVENT.ERROR)
                        .setNull(INBOX_EVENT.ENDED_AT)
                        .setNull(INBOX_EVENT.WAITS_FOR)
                        .setNull(INBOX_EVENT.TURN)
                        .where(INBOX_EVENT.ID.eq(id))
                        .execute()
                == 1;
    }

    /** Deletes what was over long ago; answers how many. */
    int deleteEnded(Duration kept, int most) {
        return connection
                .system()
                .dsl()
                .deleteFrom(INBOX_EVENT)
                .where(INBOX_EVENT.ID.in(select(INBOX_EVENT.ID)
                        .from(INBOX_EVENT)
                        .where(INBOX_EVENT.STATUS.in(
                                inline(WebhookEventStatus.APPLIED.name()), inline(WebhookEventStatus.IGNORED.name())))
                        .and(INBOX_EVENT.ENDED_AT.lt(currentInstant().minus(DayToSecond.valueOf(kept))))
                        .limit(most)))
                .execute();
    }

    static Field<Instant> in(Duration time) {
        return currentInstant().plus(DayToSecond.valueOf(time));
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
