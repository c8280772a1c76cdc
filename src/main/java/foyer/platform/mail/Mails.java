package foyer.platform.mail;

import foyer.platform.database.NewIds;
import foyer.platform.security.CurrentCaller;
import foyerdb.platform.tables.records.MailRecord;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sends mails to people: each is a row of the outbox, written in the transaction of what it tells of, and sent at least
 * once after that has committed. A mail that a node may have sent when it died is sent again under the same Message-ID.
 *
 * <p>An address that no mail can be sent to fails nobody's transaction: its row is dead from the beginning, and says why.
 */
@Component
public class Mails {

    private static final int MAX_RECIPIENT = 320;

    private final MailQueries queries;
    private final MailContents contents;
    private final MailSending sending;
    private final Clock clock;
    private final TransactionSynchronization afterCommit = new AfterCommit();

    Mails(MailQueries queries, MailContents contents, MailSending sending, Clock clock) {
        this.queries = queries;
        this.contents = contents;
        this.sending = sending;
        this.clock = clock;
    }

    /** Sends the mail when the caller's transaction commits, and not otherwise; one of a key that was there is none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(MailDraft<?> draft) {
        var actor = CurrentCaller.actor();
        var tenant = draft.personal() ? null : actor.tenantId();
        var user = tenant == null ? actor.userId() : null;
        if (tenant == null && user == null) {
            throw new IllegalStateException("a mail is its tenant's or its user's; see sendOfNobody");
        }
        queries.insert(row(draft, tenant, user));
        if (!TransactionSynchronizationManager.getSynchronizations().contains(afterCommit)) {
            TransactionSynchronizationManager.registerSynchronization(afterCommit);
        }
    }

    /**
     * Sends a mail that is nobody's: to an address of which nothing is known, as of somebody who is not signed in. Its
     * row is the only effect, so there is no transaction that it could be part of.
     *
     * @throws IllegalStateException inside a transaction, which could still be undone
     */
    public void sendOfNobody(MailDraft<?> draft) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a mail of nobody is sent at once: do it after the transaction");
        }
        queries.insertOfNobody(row(draft, null, null));
        sending.wake();
    }

    private MailRecord row(MailDraft<?> draft, @Nullable UUID tenant, @Nullable UUID user) {
        var now = clock.instant();
        var id = NewIds.at(now);
        var template = draft.template();
        var row = new MailRecord();
        row.setId(id);
        row.setTenantId(tenant);
        row.setUserId(user);
        row.setKey(draft.key());
        row.setTemplate(template.name());
        row.setPriority(template.priority().rank());
        row.setLocale(draft.locale().toLanguageTag());
        row.setExpiresAt(now.plus(template.goodFor()));
        row.setRecipient(written(draft.to()));
        var status = sending.first();
        try {
            row.setRecipient(Mailbox.of(draft.to(), draft.toName()).address());
        } catch (MailAddressException e) {
            status = MailStatus.DEAD;
            row.setError("ADDRESS_" + e.reason());
        }
        row.setStatus(status.name());
        row.setContent(
                status == MailStatus.DEAD
                        ? null
                        : contents.seal(id, tenant, draft).bytes());
        row.setEndedAt(status == MailStatus.QUEUED ? null : now);
        return row;
    }

    /** As much of what is no address as a row can take. */
    private static String written(String to) {
        var line = OneLine.of(to);
        return line.length() > MAX_RECIPIENT ? line.substring(0, MAX_RECIPIENT) : line;
    }

    /** Wakes the sender, which costs the transaction nothing: it has been committed. */
    private final class AfterCommit implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            sending.wake();
        }
    }
}
