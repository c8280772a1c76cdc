package foyer.payments;

import foyer.payments.WebhookInputs.WebhookEventFilter;
import foyer.payments.WebhookInputs.WebhookReplay;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.platform.graphql.Payload;
import foyer.tenancy.TenantId;
import foyer.tenancy.control.PlatformTenant;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What those who run the platform see of webhooks, and do with them. */
@Controller
class WebhookEventController {

    private final WebhookEventQueries queries;
    private final WebhookReplays replays;

    WebhookEventController(WebhookEventQueries queries, WebhookReplays replays) {
        this.queries = queries;
        this.replays = replays;
    }

    /** The payload of a webhook that is applied again. */
    record Replayed(@Nullable WebhookEvent event) implements Payload {}

    @QueryMapping
    Connection<WebhookEvent> webhookEvents(@Argument @Nullable WebhookEventFilter filter, PageRequest page) {
        return queries.page(filter, page);
    }

    @SchemaMapping
    @Nullable CompletableFuture<PlatformTenant> tenant(WebhookEvent event, DataLoader<TenantId, PlatformTenant> platformTenants) {
        return event.tenantId() == null ? null : platformTenants.load(event.tenantId());
    }

    /** Asked for one at a time: a page of bodies would be megabytes. */
    @SchemaMapping
    @Nullable String payload(WebhookEvent event) {
        return queries.payload(event.id());
    }

    @MutationMapping
    Replayed webhookReplay(@Argument WebhookReplay input) {
        return new Replayed(replays.replay(input.id()));
    }
}
