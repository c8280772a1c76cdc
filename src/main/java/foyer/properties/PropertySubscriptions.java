package foyer.properties;

import foyer.platform.graphql.live.EventStream;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;

/** What of properties can be watched. */
@Controller
class PropertySubscriptions {

    private final PropertyQueries queries;
    private final PropertyFilters filters;

    PropertySubscriptions(PropertyQueries queries, PropertyFilters filters) {
        this.queries = queries;
        this.filters = filters;
    }

    @SubscriptionMapping
    EventStream<PropertyEvent> propertyChanged(
            @Argument @Nullable PropertyFilter filter, @Argument @Nullable String after) {
        return new EventStream<>(Property.TYPE, after, new PropertyMessages(queries, filters.checked(filter)));
    }

    @SchemaMapping
    @Nullable CompletableFuture<Membership> actor(PropertyEvent event, DataLoader<MembershipId, Membership> memberships) {
        return event.actorId() == null ? null : memberships.load(event.actorId());
    }
}
