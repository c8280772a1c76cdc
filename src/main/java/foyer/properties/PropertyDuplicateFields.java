package foyer.properties;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** The edge from a property to those that may be the same one, loaded for all properties of the answer at once. */
@Controller
class PropertyDuplicateFields {

    PropertyDuplicateFields(BatchLoaderRegistry registry, PropertyDuplicates duplicates) {
        registry.<PropertyId, List<PropertyDuplicate>>forName("duplicatesOfProperties")
                .registerMappedBatchLoader((ids, _) -> Mono.just(duplicates.of(ids)));
    }

    @SchemaMapping
    CompletableFuture<List<PropertyDuplicate>> duplicates(
            Property property, DataLoader<PropertyId, List<PropertyDuplicate>> duplicatesOfProperties) {
        return duplicatesOfProperties.load(property.id());
    }
}
