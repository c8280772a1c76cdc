package foyer.leads.captures;

import foyer.leads.Lead;
import foyer.leads.LeadId;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** The edge from a lead to what was sent, loaded for all leads of the answer at once. */
@Controller
class CaptureFields {

    CaptureFields(BatchLoaderRegistry registry, CaptureQueries queries) {
        registry.<LeadId, LeadCapture>forName("capturesOfLeads")
                .registerMappedBatchLoader((ids, _) -> Mono.just(queries.ofLeads(ids)));
    }

    @SchemaMapping
    CompletableFuture<LeadCapture> capture(Lead lead, DataLoader<LeadId, LeadCapture> capturesOfLeads) {
        return capturesOfLeads.load(lead.id());
    }
}
