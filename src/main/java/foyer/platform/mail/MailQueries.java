package foyer.platform.mail;

import static foyerdb.platform.Tables.MAIL;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;

import foyer.platform.database.SystemDatabase;
import foyerdb.platform.tables.records.MailRecord;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The outbox: written for callers, worked off by the system login, one statement and transaction each. */
@Component
class MailQueries {

    /** How far one look goes; of these each tenant gets its turn. */
    private static final int LOOKED_AT = 1000;

    /** Why a mail was given up that came too late. */
    static final String EXPIRED = "EXPIRED";

    private static final int MAX_ERROR = 300;
    private static final int CHANGED_AT_ONCE = 1000;

    private final DSLContext db;
    private final SystemDatabase system;

    MailQueries(DSLContext db, SystemDatabase system) {
        this.db = db;
        this.system = system;
    }

    /** Writes the row in the caller's transaction; answers whether its key was new. */
    boolean insert(MailRecord row) {
        return insert(db, row);
    }

    /** Writes the row of nobody known, at once. */
    boolean insertOfNobody(MailRecord row) {
        return insert(system.dsl(), row);
    }

    private static boolean insert(DSLContext dsl, MailRecord row) {
        return dsl.insertInto(MAIL).set(row).onConflictDoNothing().execute() == 1;
    }

    /** Takes those whose turn it is, for this long; what another node is taking is left to it. */
    List<OutboxMail> claim(int most, Duration lease) {
        var chosen = name("chosen").fields("id").asMaterialized(turns(most));
        return system.dsl()
                .with(chosen)
                .update(MAIL)
                .set(MAIL.FENCE, MAIL.FENCE.plus(1))
                .set(MAIL.ATTEMPTS, MAIL.ATTEMPTS.plus(1))
                .set(MAIL.DUE_AT, currentInstant().plus(seconds(lease)))
                .from(chosen)
                .where(MAIL.ID.eq(Objects.requireNonNull(chosen.field(MAIL.ID))))
                .returning()
                .fetch(MailQueries::mail);
    }

    /** The urgent first, then by turns of the tenants, then the oldest. */
    private static Select<Record1<UUID>> turns(int most) {
        var due = select(MAIL.ID, MAIL.TENANT_ID, MAIL.PRIORITY, MAIL.DUE_AT)
                .from(MAIL)
                .where(isDue())
                .orderBy(MAIL.PRIORITY, MAIL.DUE_AT)
                .limit(LOOKED_AT)
                .asTable("due");
        var turn = rowNumber()
                .over()
                .partitionBy(due.field(MAIL.PRIORITY), due.field(MAIL.TENANT_ID))
                .orderBy(due.field(MAIL.DUE_AT))
                .as("turn");
        var ranked = select(due.field(MAIL.ID), due.field(MAIL.PRIORITY), due.field(MAIL.DUE_AT), turn)
                .from(due)
                .asTable("ranked");
        return select(MAIL.ID)
                .from(MAIL)
                .join(ranked)
                .on(MAIL.ID.eq(Objects.requireNonNull(ranked.field(MAIL.ID))))
                .where(isDue())
                .orderBy(ranked.field(MAIL.PRIORITY), ranked.field(turn), ranked.field(MAIL.DUE_AT))
                .limit(most)
                .forUpdate()
                .of(MAIL)
                .skipLocked();
    }

    private static Condition isDue() {
        return isQueued().and(MAIL.DUE_AT.le(currentInstant()));
    }

    /** As text, for the index of those that wait. */
    private static Condition isQueued() {
        return MAIL.STATUS.eq(inline(MailStatus.QUEUED.name()));
    }

    /** The server has it; answers whether the claim still stood. */
    boolean sent(OutboxMail mail) {
        return end(mail, MailStatus.SENT, null);
    }

    /** Gives it up for good. */
    boolean dead(OutboxMail mail, String why) {
        return end(mail, MailStatus.DEAD, why);
    }

    private boolean end(OutboxMail mail, MailStatus status, @Nullable String error) {
        return system.dsl()
                        .update(MAIL)
                        .set(MAIL.STATUS, status.name())
                        .set(MAIL.ENDED_AT, currentInstant())
                        .set(MAIL.CONTENT, castNull(MAIL.CONTENT))
                        .set(MAIL.ERROR, shortened(error))
                        .where(isClaim(mail))
                        .execute()
                == 1;
    }

    /** Lets it come again after a pause. */
    boolean postpone(OutboxMail mail, Duration pause, String why) {
        return again(mail, MAIL.ATTEMPTS, pause, why);
    }

    /** Gives it back untried. */
    boolean handBack(OutboxMail mail) {
        return again(mail, MAIL.ATTEMPTS.minus(1), Duration.ZERO, null);
    }

    private boolean again(OutboxMail mail, Field<Integer> attempts, Duration pause, @Nullable String error) {
        return system.dsl()
                        .update(MAIL)
                        .set(MAIL.DUE_AT, currentInstant().plus(seconds(pause)))
                        .set(MAIL.ATTEMPTS, attempts)
                        .set(MAIL.ERROR, shortened(error))
                        .where(isClaim(mail))
                        .execute()
                == 1;
    }

    private static Condition isClaim(OutboxMail mail) {
        return MAIL.ID.eq(mail.id()).and(MAIL.FENCE.eq(mail.fence())).and(isQueued());
    }

    private static @Nullable String shortened(@Nullable String error) {
        return error == null || error.length() <= MAX_ERROR ? error : error.substring(0, MAX_ERROR);
    }

    /** Gives up some of what waits and came too late, sender or no sender; what is being sent is left to who sends it. */
    int endExpired() {
        var late = select(MAIL.ID)
                .from(MAIL)
                .where(isDue().and(MAIL.EXPIRES_AT.lt(currentInstant())))
                .limit(CHANGED_AT_ONCE)
                .forUpdate()
                .skipLocked();
        return system.dsl()
                .update(MAIL)
                .set(MAIL.STATUS, MailStatus.DEAD.name())
                .set(MAIL.ENDED_AT, currentInstant())
                .set(MAIL.CONTENT, castNull(MAIL.CONTENT))
                .set(MAIL.ERROR, EXPIRED)
                .where(MAIL.ID.in(late))
                .execute();
    }

    /** Deletes some of what was over so long ago; answers how many. */
    int deleteEnded(Duration ago) {
        var old = select(MAIL.ID)
                .from(MAIL)
                .where(MAIL.ENDED_AT.lt(currentInstant().minus(seconds(ago))))
                .orderBy(MAIL.ENDED_AT)
                .limit(CHANGED_AT_ONCE)
                .forUpdate()
                .skipLocked();
        return system.dsl().deleteFrom(MAIL).where(MAIL.ID.in(old)).execute();
    }

    /** The newest of everybody, for the page of a development machine. */
    List<OutboxMail> newest(int most) {
        return system.dsl().selectFrom(MAIL).orderBy(MAIL.ID.desc()).limit(most).fetch(MailQueries::mail);
    }

    /** One of anybody, for the same page. */
    @Nullable OutboxMail find(UUID id) {
        return system.dsl().selectFrom(MAIL).where(MAIL.ID.eq(id)).fetchOne(MailQueries::mail);
    }

    private static OutboxMail mail(MailRecord row) {
        var content = row.getContent();
        return new OutboxMail(
                row.getId(),
                row.getTenantId(),
                row.getTemplate(),
                row.getRecipient(),
                Locale.forLanguageTag(row.getLocale()),
                content == null ? null : new SealedContent(content),
                MailStatus.valueOf(row.getStatus()),
                row.getFence(),
                row.getAttempts(),
                row.getCreatedAt(),
                row.getExpiresAt(),
                row.getError());
    }

    private static DayToSecond seconds(Duration duration) {
        return DayToSecond.valueOf(duration);
    }
}
