package foyer.platform.mail;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Ends mails that came too late while nobody could send them, and deletes those that were over long ago; every node may, as often as it likes.
 */
@Component
class MailRetention {

    private final MailQueries queries;
    private final MailSettings settings;

    MailRetention(MailQueries queries, MailSettings settings) {
        this.queries = queries;
        this.settings = settings;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT10M")
    int purge() {
        queries.endExpired();
        return queries.deleteEnded(settings.kept());
    }
}
