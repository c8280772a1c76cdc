package foyer.leads.duplicates;

import foyer.leads.Lead;
import foyer.leads.LeadKeys;
import foyer.leads.duplicates.LeadDuplicateQueries.Sought;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** The edge from a lead to those that may be the same, loaded for all leads of the answer in one statement. */
@Controller
class LeadDuplicateFields {

    LeadDuplicateFields(BatchLoaderRegistry registry, LeadDuplicates duplicates) {
        registry.<Sought, List<LeadDuplicate>>forName("duplicatesOfLeads")
                .registerMappedBatchLoader((sought, _) -> Mono.just(of(sought, duplicates)));
    }

    private static Map<Sought, List<LeadDuplicate>> of(Set<Sought> sought, LeadDuplicates duplicates) {
        var found = duplicates.of(sought);
        return sought.stream().collect(Collectors.toMap(one -> one, one -> found.getOrDefault(one.lead(), List.of())));
    }

    @SchemaMapping
    CompletableFuture<List<LeadDuplicate>> duplicates(
            Lead lead, DataLoader<Sought, List<LeadDuplicate>> duplicatesOfLeads) {
        return duplicatesOfLeads.load(new Sought(lead.id().value(), LeadKeys.of(lead.contact())));
    }
}
