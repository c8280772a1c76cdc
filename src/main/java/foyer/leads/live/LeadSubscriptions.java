package foyer.leads.live;

import foyer.leads.Lead;
import foyer.leads.LeadEvent;
import foyer.leads.LeadFilter;
import foyer.leads.LeadQueries;
import foyer.leads.LeadViews;
import foyer.leads.lists.LeadListQueries;
import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.live.EventStream;
import foyer.records.views.SavedViewId;
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
    private final LeadListQueries lists;
    private final LeadViews views;

    LeadSubscriptions(LeadQueries queries, LeadListQueries lists, LeadViews views) {
        this.queries = queries;
        this.lists = lists;
        this.views = views;
    }

    @SubscriptionMapping
    EventStream<LeadEvent> leadChanged(
            @Argument @Nullable LeadFilter filter,
            @Argument @Nullable SavedViewId view,
            @Argument @Nullable String after) {
        var meant = views.read(filter, view);
        if (meant == null) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "leads.noView");
        }
        return new EventStream<>(Lead.TYPE, after, new LeadMessages(queries, lists, meant));
    }

    @SchemaMapping
    @Nullable CompletableFuture<Membership> actor(LeadEvent event, DataLoader<MembershipId, Membership> memberships) {
        return event.actorId() == null ? null : memberships.load(event.actorId());
    }
}
