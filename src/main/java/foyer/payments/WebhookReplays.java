package foyer.payments;

import foyer.audit.Audit;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.UserErrorException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Has webhooks applied again. The platform's log tells of it before it happens: done twice it changes nothing more. */
@Service
class WebhookReplays {

    private final InboxQueries inbox;
    private final WebhookEventQueries queries;
    private final InboxWorker worker;
    private final Transactions transactions;
    private final Audit audit;

    WebhookReplays(
            InboxQueries inbox,
            WebhookEventQueries queries,
            InboxWorker worker,
            Transactions transactions,
            Audit audit) {
        this.inbox = inbox;
        this.queries = queries;
        this.worker = worker;
        this.transactions = transactions;
        this.audit = audit;
    }

    @Nullable WebhookEvent replay(WebhookEventId id) {
        var event = queries.get(id);
        if (event == null) {
            throw UserErrorException.at("id", WebhookErrorCode.NOT_FOUND);
        }
        transactions.run(() -> {
            audit.recordForUser(
                    "webhook.replay",
                    "WebhookEvent",
                    id.value(),
                    Map.of("status", event.status().name()));
            if (!inbox.replay(id.value())) {
                throw UserErrorException.at("id", WebhookErrorCode.NOT_FOUND);
            }
        });
        worker.wake();
        return queries.get(id);
    }
}
