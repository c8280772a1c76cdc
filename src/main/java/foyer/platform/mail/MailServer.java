package foyer.platform.mail;

import foyer.platform.start.Deployment;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The mail server, if there is one. Each mail is a connection of its own on a virtual thread of its own, which is
 * interrupted when its time is over: that closes its socket, whatever it waits for (JEP 444).
 */
@Component
class MailServer {

    private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);

    private final MailSettings settings;
    private final SmtpConversation conversation;
    private final boolean development;
    private final Set<FutureTask<Sending>> running = ConcurrentHashMap.newKeySet();
    private volatile boolean open;

    MailServer(MailSettings settings, Environment environment) {
        this.settings = settings;
        this.conversation = new SmtpConversation(settings);
        this.development = !Deployment.of(environment).isPublic();
        if (!isThere() && !development) {
            LOG.warn("FOYER_MAIL_HOST is not set: no mail is sent, those to be sent wait until it is");
        }
    }

    boolean isThere() {
        return settings.host() != null;
    }

    /** Whether mails are kept to be looked at instead of being sent: on a development machine without a mail server. */
    boolean catches() {
        return development && !isThere();
    }

    /** The mail as it would go over the wire. */
    String source(OutboxMail mail, MailContent content, RenderedMail rendered) {
        return conversation.source(mail, content, rendered);
    }

    void open() {
        open = true;
    }

    /** Breaks off what is being sent. */
    void close() {
        open = false;
        running.forEach(task -> task.cancel(true));
    }

    Sending send(OutboxMail mail, MailContent content, RenderedMail rendered) {
        var task = new FutureTask<>(() -> conversation.send(mail, content, rendered));
        running.add(task);
        try {
            Thread.ofVirtual().name("smtp-" + mail.id()).start(task);
            if (!open) {
                task.cancel(true);
            }
            return task.get(settings.totalTimeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            task.cancel(true);
            return new Sending.Failed("TIMEOUT");
        } catch (CancellationException _) {
            return new Sending.BrokenOff();
        } catch (ExecutionException e) {
            LOG.error("mail {} {} cannot be sent", mail.template(), mail.id(), e.getCause());
            return new Sending.Failed(String.valueOf(e.getCause()));
        } catch (InterruptedException _) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return new Sending.BrokenOff();
        } finally {
            running.remove(task);
        }
    }
}
