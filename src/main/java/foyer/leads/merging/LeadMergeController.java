package foyer.leads.merging;

import foyer.leads.Lead;
import foyer.leads.LeadId;
import foyer.platform.time.TenantClock;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** The operations and edges of {@code schema/leads/lead.merge.graphqls}. */
@Controller
class LeadMergeController {

    private final LeadMerging merging;
    private final LeadMergeUndoing undoing;

    LeadMergeController(
            LeadMerging merging,
            LeadMergeUndoing undoing,
            BatchLoaderRegistry registry,
            LeadMergeReadQueries queries,
            TenantClock clock) {
        this.merging = merging;
        this.undoing = undoing;
        registry.<LeadId, List<LeadMerge>>forName("mergesOfLeads")
                .registerMappedBatchLoader((ids, _) -> Mono.just(merges(ids, queries, clock)));
    }

    private static Map<LeadId, List<LeadMerge>> merges(
            Set<LeadId> ids, LeadMergeReadQueries queries, TenantClock clock) {
        var found = queries.ofLeads(ids, clock.now().minus(LeadMerge.KEPT));
        return ids.stream().collect(Collectors.toMap(id -> id, id -> found.getOrDefault(id, List.of())));
    }

    @MutationMapping
    LeadMerging.Merged leadMerge(@Argument LeadMergeInputs.Merge input) {
        return merging.merge(input);
    }

    @MutationMapping
    LeadMergeUndoing.Undone leadMergeUndo(@Argument LeadMergeInputs.Undo input) {
        return undoing.undo(input.id());
    }

    @SchemaMapping
    CompletableFuture<List<LeadMerge>> merges(Lead lead, DataLoader<LeadId, List<LeadMerge>> mergesOfLeads) {
        return mergesOfLeads.load(lead.id());
    }

    @SchemaMapping
    @Nullable CompletableFuture<Membership> mergedBy(LeadMerge merge, DataLoader<MembershipId, Membership> memberships) {
        return merge.mergedById() == null ? null : memberships.load(merge.mergedById());
    }
}
