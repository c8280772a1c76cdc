package foyer.leads.stays;

import foyer.leads.Lead;
import foyer.leads.pipelines.Stage;
import foyer.leads.pipelines.StageId;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The history of a lead in its stages, and the edges of that. */
@Controller
class StageStayFields {

    @SchemaMapping
    CompletableFuture<Connection<StageStay>> stageHistory(
            Lead lead, PageRequest page, DataFetchingEnvironment environment) {
        var id = lead.id().value();
        var pages = StageStayLoaders.<StayPage, List<StageStay>>of(environment, StageStayLoaders.PAGES);
        var counts = StageStayLoaders.<UUID, Integer>of(environment, StageStayLoaders.COUNTS);
        return pages.load(new StayPage(id, page))
                .thenApply(stays -> Connection.of(stays, StageStayQueries.NEWEST_FIRST, page, () -> counts.load(id)));
    }

    @SchemaMapping(typeName = "LeadStageStay")
    CompletableFuture<Stage> stage(StageStay stay, DataLoader<StageId, Stage> stages) {
        return stages.load(stay.stageId());
    }

    @SchemaMapping(typeName = "LeadStageStay")
    @Nullable CompletableFuture<Stage> from(StageStay stay, DataLoader<StageId, Stage> stages) {
        return stay.fromId() == null ? null : stages.load(stay.fromId());
    }

    @SchemaMapping(typeName = "LeadStageStay")
    @Nullable CompletableFuture<Membership> actor(StageStay stay, DataLoader<MembershipId, Membership> memberships) {
        return stay.actorId() == null ? null : memberships.load(stay.actorId());
    }
}
