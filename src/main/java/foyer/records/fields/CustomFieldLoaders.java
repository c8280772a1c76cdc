package foyer.records.fields;

import java.util.List;
import java.util.UUID;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The batch in which values are read: one statement for all records of an answer. */
@Component
class CustomFieldLoaders {

    static final String VALUES = "customValues";

    CustomFieldLoaders(BatchLoaderRegistry registry, CustomValueQueries values) {
        registry.<UUID, List<CustomValue>>forName(VALUES)
                .registerMappedBatchLoader((keys, _) -> Mono.just(values.bySubjects(keys)));
    }
}
