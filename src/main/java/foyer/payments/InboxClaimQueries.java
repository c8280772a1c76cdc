package foyer.payments;

import static foyerdb.payments.Tables.INBOX_EVENT;
import static org.jooq.impl.DSL.all;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import foyerdb.payments.tables.records.InboxEventRecord;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whose turn it is in the inbox. The platform's events go by their age; those of tenants' own accounts by account, one of
 * each in turns, so that however many one tenant has sent the others wait for one of them at most. What another node is
 * taking is left to it.
 */
@Component
class InboxClaimQueries {

    private final InboxConnection connection;

    InboxClaimQueries(InboxConnection connection) {
        this.connection = connection;
    }

    /** Takes the oldest of the platform's for this long. */
    List<InboxEvent> platforms(int most, Duration lease) {
        var due = select(INBOX_EVENT.ID)
                .from(INBOX_EVENT)
                .where(InboxQueries.isWaiting())
                .and(INBOX_EVENT.ACCOUNT_ID.isNull())
                .and(isDue())
                .orderBy(INBOX_EVENT.DUE_AT)
                .limit(most)
                .forUpdate()
                .skipLocked();
        return taken(INBOX_EVENT.ID.in(due), lease);
    }

    /**
     * Takes for this long the oldest one of each of so many own accounts, in the order of their ids.
     *
     * @param after the account whose turn was last; null for none
     * @param busy accounts that have theirs already
     */
    List<InboxEvent> own(@Nullable UUID after, Collection<UUID> busy, int most, Duration lease) {
        var oldest = oldest(after, busy, most);
        return oldest.isEmpty()
                ? List.of()
                : taken(
                        INBOX_EVENT
                                .ID
                                .eq(any(oldest.toArray(UUID[]::new)))
                                .and(InboxQueries.isWaiting())
                                .and(isDue()),
                        lease);
    }

    /** Goes from account to account in the index, and looks at one event of each however many wait. */
    private List<UUID> oldest(@Nullable UUID after, Collection<UUID> busy, int most) {
        var at = field(name("accounts", "account_id"), UUID.class);
        var accounts = name("accounts")
                .fields("account_id")
                .as(select(INBOX_EVENT.ACCOUNT_ID)
                        .from(INBOX_EVENT)
                        .where(InboxQueries.isWaiting())
                        .and(after == null ? INBOX_EVENT.ACCOUNT_ID.isNotNull() : INBOX_EVENT.ACCOUNT_ID.gt(after))
                        .orderBy(INBOX_EVENT.ACCOUNT_ID)
                        .limit(1)
                        .unionAll(select(field(select(INBOX_EVENT.ACCOUNT_ID)
                                        .from(INBOX_EVENT)
                                        .where(InboxQueries.isWaiting())
                                        .and(INBOX_EVENT.ACCOUNT_ID.gt(at))
                                        .orderBy(INBOX_EVENT.ACCOUNT_ID)
                                        .limit(1)))
                                .from(table(name("accounts")))
                                .where(at.isNotNull())));
        var first = select(INBOX_EVENT.ID)
                .from(INBOX_EVENT)
                .where(InboxQueries.isWaiting())
                .and(INBOX_EVENT.ACCOUNT_ID.eq(at))
                .and(isDue())
                .orderBy(INBOX_EVENT.DUE_AT)
                .limit(1)
                .asTable("first");
        var id = field(name("first", INBOX_EVENT.ID.getName()), UUID.class);
        return connection.working(system -> system.dsl()
                .withRecursive(accounts)
                .select(id)
                .from(table(name("accounts")), lateral(first))
                .where(at.ne(all(busy.toArray(UUID[]::new))))
                .limit(most)
                .fetch(id));
    }

    private List<InboxEvent> taken(Condition which, Duration lease) {
        return connection.working(system -> system.dsl()
                .update(INBOX_EVENT)
                .set(INBOX_EVENT.FENCE, INBOX_EVENT.FENCE.plus(1))
                .set(INBOX_EVENT.ATTEMPTS, INBOX_EVENT.ATTEMPTS.plus(1))
                .set(INBOX_EVENT.DUE_AT, InboxQueries.in(lease))
                .setNull(INBOX_EVENT.WAITS_FOR)
                .where(which)
                .returning()
                .fetch()
                .sortAsc(INBOX_EVENT.ID)
                .map(InboxClaimQueries::event));
    }

    private static Condition isDue() {
        return INBOX_EVENT.DUE_AT.le(currentInstant());
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
                row.getAttempts(),
                row.getTurn());
    }
}
