package foyer.leads.captures;

import foyer.leads.Lead;
import foyer.leads.LeadId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** The edge from a lead to what was sent, loaded for all leads of the answer at once. */
@Controller
class CaptureFields {

    CaptureFields(BatchLoaderRegistry registry, CaptureQueries queries) {
        registry.<LeadId, List<LeadCapture>>forName("capturesOfLeads")
                .registerMappedBatchLoader((ids, _) -> Mono.just(of(ids, queries)));
    }

    private static Map<LeadId, List<LeadCapture>> of(Set<LeadId> ids, CaptureQueries queries) {
        var found = queries.ofLeads(ids);
        return ids.stream().collect(Collectors.toMap(id -> id, id -> found.getOrDefault(id, List.of())));
    }

    @SchemaMapping
    CompletableFuture<@Nullable LeadCapture> capture(Lead lead, DataLoader<LeadId, List<LeadCapture>> capturesOfLeads) {
        return capturesOfLeads
                .load(lead.id())
                .<@Nullable LeadCapture>thenApply(sent -> sent.isEmpty() ? null : sent.getFirst());
    }

    @SchemaMapping
    CompletableFuture<List<LeadCapture>> captures(Lead lead, DataLoader<LeadId, List<LeadCapture>> capturesOfLeads) {
        return capturesOfLeads.load(lead.id());
    }
}
