package foyer.payments;

import static foyerdb.payments.Tables.INBOX_EVENT;
import static foyerdb.payments.Tables.INBOX_TURN;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import java.time.Duration;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Has the events of one subscription applied one after the other. Whoever finds the turn taken waits for it by its name, and
 * whoever leaves it calls the oldest that waits: the turn's row is locked by the one that looks and by the one that leaves,
 * so neither misses the other.
 */
@Component
class InboxTurnQueries {

    private final InboxConnection connection;

    InboxTurnQueries(InboxConnection connection) {
        this.connection = connection;
    }

    /**
     * Says whose the event is, and whether the turn of this name is its own now, for so long: nobody else's, or one that was
     * not given up. Otherwise it goes back untried and waits to be called, as long at most, since by then a turn that was
     * not given up is over.
     */
    boolean take(String turn, InboxEvent event, UUID tenant, Duration lease) {
        return connection.working(system -> system.dsl().transactionResult(transaction -> {
            var within = transaction.dsl();
            var isTaken = isTaken(within, turn, event, lease);
            var told = within.update(INBOX_EVENT)
                    .set(INBOX_EVENT.TENANT_ID, tenant)
                    .set(INBOX_EVENT.TURN, turn);
            if (!isTaken) {
                told = told.set(INBOX_EVENT.DUE_AT, InboxQueries.in(lease))
                        .set(INBOX_EVENT.ATTEMPTS, INBOX_EVENT.ATTEMPTS.minus(1))
                        .set(INBOX_EVENT.WAITS_FOR, turn);
            }
            told.where(InboxQueries.isClaim(event)).execute();
            return isTaken;
        }));
    }

    /** Locks the turn's row, whosever it is. */
    private static boolean isTaken(DSLContext db, String turn, InboxEvent event, Duration lease) {
        return db.insertInto(INBOX_TURN)
                        .set(INBOX_TURN.NAME, turn)
                        .set(INBOX_TURN.EVENT_ID, event.id())
                        .set(INBOX_TURN.UNTIL, InboxQueries.in(lease))
                        .onConflict(INBOX_TURN.NAME)
                        .doUpdate()
                        .set(INBOX_TURN.EVENT_ID, excluded(INBOX_TURN.EVENT_ID))
                        .set(INBOX_TURN.UNTIL, excluded(INBOX_TURN.UNTIL))
                        .where(INBOX_TURN.UNTIL.lt(currentInstant()))
                        .execute()
                == 1;
    }

    /** It was not applied, whether it had the turn or was only called to it; whether another one is to follow at once. */
    boolean leave(String turn, InboxEvent event) {
        return connection.working(system -> system.dsl().transactionResult(transaction -> {
            transaction
                    .dsl()
                    .deleteFrom(INBOX_TURN)
                    .where(INBOX_TURN.NAME.eq(turn).and(INBOX_TURN.EVENT_ID.eq(event.id())))
                    .execute();
            return calls(transaction.dsl(), turn);
        }));
    }

    /** It is applied; whether another one is to follow at once. */
    boolean applied(String turn, InboxEvent event) {
        var ended = name("ended")
                .as(update(INBOX_EVENT)
                        .set(INBOX_EVENT.STATUS, WebhookEventStatus.APPLIED.name())
                        .set(INBOX_EVENT.ENDED_AT, currentInstant())
                        .setNull(INBOX_EVENT.ERROR)
                        .where(InboxQueries.isClaim(event))
                        .returning(INBOX_EVENT.ID));
        return connection.working(system -> system.dsl().transactionResult(transaction -> {
            transaction
                    .dsl()
                    .with(ended)
                    .delete(INBOX_TURN)
                    .where(INBOX_TURN.NAME.eq(turn).and(INBOX_TURN.EVENT_ID.eq(event.id())))
                    .execute();
            return calls(transaction.dsl(), turn);
        }));
    }

    /** A statement of its own, so that it sees who began to wait until the turn's row was locked. */
    private static boolean calls(DSLContext db, String turn) {
        var next = select(INBOX_EVENT.ID)
                .from(INBOX_EVENT)
                .where(INBOX_EVENT.WAITS_FOR.eq(turn))
                .and(InboxQueries.isWaiting())
                .orderBy(INBOX_EVENT.ID)
                .limit(1)
                .forUpdate()
                .skipLocked();
        return db.update(INBOX_EVENT)
                        .set(INBOX_EVENT.DUE_AT, currentInstant())
                        .where(INBOX_EVENT.ID.in(next))
                        .execute()
                == 1;
    }
}
