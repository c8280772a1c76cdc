package foyer.platform.mail;

import foyer.platform.events.NodeLoop;
import foyer.platform.events.Wake;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes mails whose turn it is and has them sent, a few at once and so many in a second. It takes no more than it can
 * begin with at once, so that what waits is any node's. Without a mail server there is no thread and no statement.
 */
@Component
class MailSending implements SmartLifecycle {

    /** For what is being sent when the node stops; then it is broken off. */
    private static final Duration LAST_MAILS = Duration.ofSeconds(5);

    private final MailQueries queries;
    private final MailDelivery delivery;
    private final MailServer server;
    private final MailSettings settings;
    private final MailRate rate;
    private final Wake wake = new Wake();
    private final Semaphore free;
    private volatile boolean more;
    private @Nullable NodeLoop loop;

    MailSending(MailQueries queries, MailDelivery delivery, MailServer server, MailSettings settings) {
        this.queries = queries;
        this.delivery = delivery;
        this.server = server;
        this.settings = settings;
        this.rate = new MailRate(settings.perSecond());
        this.free = new Semaphore(settings.senders());
    }

    /** What a new mail is: queued, unless it is to be caught. */
    MailStatus first() {
        return server.catches() ? MailStatus.CAUGHT : MailStatus.QUEUED;
    }

    /** There may be a mail whose turn it is. */
    void wake() {
        wake.call();
    }

    private void step() throws InterruptedException {
        var room = Math.min(free.availablePermits(), rate.available());
        if (room == 0) {
            wake.await(free.availablePermits() == 0 ? settings.poll() : rate.pause());
            return;
        }
        var mails = queries.claim(room, settings.lease());
        rate.take(mails.size());
        more = mails.size() == room;
        mails.forEach(this::begin);
        if (!more) {
            wake.await(settings.poll());
        }
    }

    private void begin(OutboxMail mail) {
        free.acquireUninterruptibly();
        Thread.ofVirtual().name("mail-" + mail.id()).start(() -> {
            try {
                delivery.deliver(mail);
            } finally {
                free.release();
                if (more) {
                    wake.call();
                }
            }
        });
    }

    @Override
    public synchronized void start() {
        server.open();
        loop = server.isThere() ? new NodeLoop("mail", settings.poll(), this::step).start() : null;
    }

    @Override
    public synchronized void stop() {
        NodeLoop.stop(loop, wake);
        loop = null;
        if (!areDone()) {
            server.close();
            areDone();
        }
    }

    /** Whether everything that was begun has ended, now or soon. */
    private boolean areDone() {
        try {
            var done = free.tryAcquire(settings.senders(), LAST_MAILS.toMillis(), TimeUnit.MILLISECONDS);
            if (done) {
                free.release(settings.senders());
            }
            return done;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return loop != null;
    }

    @Override
    public int getPhase() {
        return NodeLoop.PHASE;
    }
}
