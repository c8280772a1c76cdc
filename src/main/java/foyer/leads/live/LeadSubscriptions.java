package foyer.leads.live;

import foyer.leads.Lead;
import foyer.leads.LeadEvent;
import foyer.leads.LeadFilter;
import foyer.leads.LeadFilters;
import foyer.leads.LeadQueries;
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

/** What of leads can be watched. */
@Controller
class LeadSubscriptions {

    private final LeadQueries queries;
    private final LeadFilters filters;

    LeadSubscriptions(LeadQueries queries, LeadFilters filters) {
        this.queries = queries;
        this.filters = filters;
    }

    @SubscriptionMapping
    EventStream<LeadEvent> leadChanged(@Argument @Nullable LeadFilter filter, @Argument @Nullable String after) {
        return new EventStream<>(Lead.TYPE, after, new LeadMessages(queries, filters.read(filter)));
    }

    @SchemaMapping
    @Nullable CompletableFuture<Membership> actor(LeadEvent event, DataLoader<MembershipId, Membership> memberships) {
        return event.actorId() == null ? null : memberships.load(event.actorId());
    }
}
