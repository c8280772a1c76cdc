package foyer.leads.inquiries;

import foyer.leads.Lead;
import foyer.leads.LeadId;
import foyer.leads.captures.CaptureQueries;
import foyer.properties.Properties;
import foyer.properties.Property;
import foyer.properties.PropertyId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** The edges between leads and the properties that they came by, each loaded for all of the answer at once. */
@Controller
class PropertyInquiryFields {

    private final CaptureQueries captures;
    private final Properties properties;

    PropertyInquiryFields(BatchLoaderRegistry registry, CaptureQueries captures, Properties properties) {
        this.captures = captures;
        this.properties = properties;
        registry.<LeadId, Property>forName("propertiesOfLeads")
                .registerMappedBatchLoader((ids, _) -> Mono.just(ofLeads(ids)));
        registry.<PropertyId, Integer>forName("inquiriesOfProperties")
                .registerMappedBatchLoader((ids, _) -> Mono.just(counts(ids)));
    }

    @SchemaMapping
    CompletableFuture<Property> property(Lead lead, DataLoader<LeadId, Property> propertiesOfLeads) {
        return propertiesOfLeads.load(lead.id());
    }

    @SchemaMapping
    CompletableFuture<Integer> inquiryCount(Property property, DataLoader<PropertyId, Integer> inquiriesOfProperties) {
        return inquiriesOfProperties.load(property.id());
    }

    /** Those that the caller may see. */
    private Map<LeadId, Property> ofLeads(Set<LeadId> leads) {
        var ids = captures.properties(leads);
        var seen = ids.isEmpty() ? Map.<PropertyId, Property>of() : properties.byIds(Set.copyOf(ids.values()));
        var found = new HashMap<LeadId, Property>();
        ids.forEach((lead, id) -> {
            var property = seen.get(id);
            if (property != null) {
                found.put(lead, property);
            }
        });
        return found;
    }

    private Map<PropertyId, Integer> counts(Set<PropertyId> ids) {
        var counts = new HashMap<>(captures.inquiries(ids));
        ids.forEach(id -> counts.putIfAbsent(id, 0));
        return counts;
    }
}
