package foyer.platform.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Sends one mail that this node has taken, and says in its row how that went. Holds no connection meanwhile. */
@Component
class MailDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int DOUBLINGS = 20;
    private static final int KEPT_ATTEMPTS = 6;
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);

    private final MailQueries queries;
    private final MailContents contents;
    private final MailTemplates templates;
    private final MailServer server;
    private final MailSettings settings;
    private final MailMeters meters;
    private final ObjectProvider<MailPictures> pictures;
    private final Clock clock;

    MailDelivery(
            MailQueries queries,
            MailContents contents,
            MailTemplates templates,
            MailServer server,
            MailSettings settings,
            MailMeters meters,
            ObjectProvider<MailPictures> pictures,
            Clock clock) {
        this.queries = queries;
        this.contents = contents;
        this.templates = templates;
        this.server = server;
        this.settings = settings;
        this.meters = meters;
        this.pictures = pictures;
        this.clock = clock;
    }

    void deliver(OutboxMail mail) {
        try {
            if (mail.expiresAt().isBefore(clock.instant())) {
                giveUp(mail, MailQueries.EXPIRED);
                return;
            }
            var sending = send(mail);
            meters.count(sending);
            keep(mail, sending);
        } catch (RuntimeException e) {
            // The lease runs out, and it comes again.
            LOG.error("mail {} {}: how it went could not be kept", mail.template(), mail.id(), e);
        }
    }

    /** More than once where the database is away: a mail of which nobody knows that it was sent is sent again. */
    private void keep(OutboxMail mail, Sending sending) {
        for (var attempt = 1; ; attempt++) {
            try {
                tell(mail, sending);
                return;
            } catch (RuntimeException e) {
                if (attempt == KEPT_ATTEMPTS || sending instanceof Sending.BrokenOff || !slept(attempt)) {
                    throw e;
                }
            }
        }
    }

    private static boolean slept(int attempt) {
        try {
            Thread.sleep(FIRST_WAIT.multipliedBy(1L << attempt));
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Sending send(OutboxMail mail) {
        RenderedMail rendered;
        MailContent content;
        try {
            content = contents.open(mail);
            rendered = templates.render(mail.template(), mail.locale(), content, logo(mail, content));
        } catch (RuntimeException e) {
            // A defect, or a template that a newer node brought: another node may have it.
            LOG.error("mail {} {} cannot be written", mail.template(), mail.id(), e);
            return new Sending.Failed(e.getClass().getName());
        }
        return meters.timed(() -> server.send(mail, content, rendered));
    }

    private @Nullable MailPicture logo(OutboxMail mail, MailContent content) {
        var file = content.brand().logoFile();
        var known = pictures.getIfAvailable();
        return file == null || mail.tenant() == null || known == null ? null : known.of(mail.tenant(), file);
    }

    private void tell(OutboxMail mail, Sending sending) {
        switch (sending) {
            case Sending.Taken _ -> {
                if (!queries.sent(mail)) {
                    LOG.warn("mail {} {} was sent after another node took it", mail.template(), mail.id());
                }
            }
            case Sending.Refused refused -> giveUp(mail, refused.reply());
            case Sending.Denied denied -> later(mail, denied.reply());
            case Sending.Failed failed -> failed(mail, failed.why());
            case Sending.BrokenOff _ -> queries.handBack(mail);
        }
    }

    private void failed(OutboxMail mail, String why) {
        if (mail.attempts() >= settings.attempts()) {
            giveUp(mail, why);
            return;
        }
        later(mail, why);
    }

    private void later(OutboxMail mail, String why) {
        LOG.warn("mail {} {} failed, attempt {}: {}", mail.template(), mail.id(), mail.attempts(), code(why));
        queries.postpone(mail, pause(mail.attempts()), why);
    }

    private void giveUp(OutboxMail mail, String why) {
        LOG.error("mail {} {} is given up, attempt {}: {}", mail.template(), mail.id(), mail.attempts(), code(why));
        queries.dead(mail, why);
    }

    /** Replies name people: the log has their number only. */
    private static String code(String why) {
        return why.split(" ", 2)[0];
    }

    /** Doubles each time; random, so that what failed together does not come back together. */
    private Duration pause(int attempts) {
        var doubled = settings.retryAfter().multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS));
        var longest = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest.toMillis() / 2, longest.toMillis() + 1));
    }
}
