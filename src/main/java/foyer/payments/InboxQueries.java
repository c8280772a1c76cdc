package foyer.payments;

import static foyerdb.payments.Tables.INBOX_EVENT;
import static foyerdb.payments.Tables.INBOX_TURN;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import foyer.platform.database.SystemDatabase;
import foyerdb.payments.tables.records.InboxEventRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The inbox of webhooks, worked off by the system login, one statement and transaction each. */
@Component
class InboxQueries {

    private static final int MAX_ERROR = 300;
    private static final int MAX_TEXT = 255;

    private final SystemDatabase system;

    /**
     * The system's connections are few: what works the inbox off uses one of them at most, so that whatever comes meanwhile
     * is kept at once.
     */
    private final ReentrantLock working = new ReentrantLock();

    InboxQueries(SystemDatabase system) {
        this.system = system;
    }

    private <T> T working(Supplier<T> statement) {
        working.lock();
        try {
            return statement.get();
        } finally {
            working.unlock();
        }
    }

    /** Keeps an event; one that is there already stays as it is. */
    void store(PaymentAccount account, SignedEvent event, byte[] body) {
        system.dsl()
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

    /** Takes those whose turn it is, the oldest first, for this long; what another node is taking is left to it. */
    List<InboxEvent> claim(int most, Duration lease) {
        var due = select(INBOX_EVENT.ID)
                .from(INBOX_EVENT)
                .where(isWaiting())
                .and(INBOX_EVENT.DUE_AT.le(currentInstant()))
                .orderBy(INBOX_EVENT.DUE_AT)
                .limit(most)
                .forUpdate()
                .skipLocked();
        return working(() -> system.dsl()
                .update(INBOX_EVENT)
                .set(INBOX_EVENT.FENCE, INBOX_EVENT.FENCE.plus(1))
                .set(INBOX_EVENT.ATTEMPTS, INBOX_EVENT.ATTEMPTS.plus(1))
                .set(INBOX_EVENT.DUE_AT, in(lease))
                .where(INBOX_EVENT.ID.in(due))
                .returning()
                .fetch()
                .sortAsc(INBOX_EVENT.ID)
                .map(InboxQueries::event));
    }

    private static InboxEvent event(InboxEventRecord row) {
        return new InboxEvent(
                row.getId(),
                Provider.valueOf(row.getProvider()),
                row.getAccountId(),
                row.getTenantId(),
                row.getType(),
                row.getBody(),
                row.getFence(),
                row.getAttempts());
    }

    /** As text, for the index of those that wait. */
    private static Condition isWaiting() {
        return INBOX_EVENT.STATUS.eq(inline(WebhookEventStatus.RECEIVED.name()));
    }

    private static Condition isClaim(InboxEvent event) {
        return INBOX_EVENT
                .ID
                .eq(event.id())
                .and(INBOX_EVENT.FENCE.eq(event.fence()))
                .and(isWaiting());
    }

    /** Nothing is done with it any more; false when another node has it by now. */
    boolean end(InboxEvent event, WebhookEventStatus status, @Nullable String why) {
        return working(() -> system.dsl()
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
        working(() -> system.dsl()
                .update(INBOX_EVENT)
                .set(INBOX_EVENT.BODY, new byte[0])
                .where(isClaim(event))
                .execute());
    }

    /** Lets it come again after a pause. */
    void postpone(InboxEvent event, Duration pause, String why) {
        working(() -> system.dsl()
                .update(INBOX_EVENT)
                .set(INBOX_EVENT.DUE_AT, in(pause))
                .set(INBOX_EVENT.ERROR, shortened(why, MAX_ERROR))
                .where(isClaim(event))
                .execute());
    }

    /** Gives it back untried, since others of its kind are before it. */
    void handBack(InboxEvent event, Duration pause) {
        working(() -> system.dsl()
                .update(INBOX_EVENT)
                .set(INBOX_EVENT.DUE_AT, in(pause))
                .set(INBOX_EVENT.ATTEMPTS, INBOX_EVENT.ATTEMPTS.minus(1))
                .where(isClaim(event))
                .execute());
    }

    /**
     * Says whose it is, and whether the turn of this name is the event's now, for this long: nobody else's, or one that was
     * not given up.
     */
    boolean takeTurn(String name, InboxEvent event, UUID tenant, Duration lease) {
        var told = DSL.name("told")
                .as(DSL.update(INBOX_EVENT)
                        .set(INBOX_EVENT.TENANT_ID, tenant)
                        .where(isClaim(event))
                        .returning(INBOX_EVENT.ID));
        return working(() -> system.dsl()
                        .with(told)
                        .insertInto(INBOX_TURN)
                        .set(INBOX_TURN.NAME, name)
                        .set(INBOX_TURN.EVENT_ID, event.id())
                        .set(INBOX_TURN.UNTIL, in(lease))
                        .onConflict(INBOX_TURN.NAME)
                        .doUpdate()
                        .set(INBOX_TURN.EVENT_ID, excluded(INBOX_TURN.EVENT_ID))
                        .set(INBOX_TURN.UNTIL, excluded(INBOX_TURN.UNTIL))
                        .where(INBOX_TURN.UNTIL.lt(currentInstant()))
                        .execute()
                == 1);
    }

    void leaveTurn(String name, InboxEvent event) {
        working(() ->
                system.dsl().deleteFrom(INBOX_TURN).where(isTurn(name, event)).execute());
    }

    /** It is applied, and the turn is the next one's. */
    void applied(InboxEvent event, String turn) {
        var ended = DSL.name("ended")
                .as(DSL.update(INBOX_EVENT)
                        .set(INBOX_EVENT.STATUS, WebhookEventStatus.APPLIED.name())
                        .set(INBOX_EVENT.ENDED_AT, currentInstant())
                        .setNull(INBOX_EVENT.ERROR)
                        .where(isClaim(event))
                        .returning(INBOX_EVENT.ID));
        working(() -> system.dsl()
                .with(ended)
                .delete(INBOX_TURN)
                .where(isTurn(turn, event))
                .execute());
    }

    private static Condition isTurn(String name, InboxEvent event) {
        return INBOX_TURN.NAME.eq(name).and(INBOX_TURN.EVENT_ID.eq(event.id()));
    }

    /** Has it applied again, whatever became of it; false when there is none. One that waits has its turn at once. */
    boolean replay(UUID id) {
        return system.dsl()
                        .update(INBOX_EVENT)
                        .set(INBOX_EVENT.STATUS, WebhookEventStatus.RECEIVED.name())
                        .set(INBOX_EVENT.ATTEMPTS, 0)
                        .set(INBOX_EVENT.FENCE, INBOX_EVENT.FENCE.plus(1))
                        .set(INBOX_EVENT.DUE_AT, currentInstant())
                        .setNull(INBOX_EVENT.ERROR)
                        .setNull(INBOX_EVENT.ENDED_AT)
                        .where(INBOX_EVENT.ID.eq(id))
                        .execute()
                == 1;
    }

    /** Deletes what was over long ago; answers how many. */
    int deleteEnded(Duration kept, int most) {
        return system.dsl()
                .deleteFrom(INBOX_EVENT)
                .where(INBOX_EVENT.ID.in(select(INBOX_EVENT.ID)
                        .from(INBOX_EVENT)
                        .where(INBOX_EVENT.STATUS.in(
                                inline(WebhookEventStatus.APPLIED.name()), inline(WebhookEventStatus.IGNORED.name())))
                        .and(INBOX_EVENT.ENDED_AT.lt(currentInstant().minus(DayToSecond.valueOf(kept))))
                        .limit(most)))
                .execute();
    }

    private static Field<Instant> in(Duration time) {
        return currentInstant().plus(DayToSecond.valueOf(time));
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
