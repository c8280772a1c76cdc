package foyer.jobs;

import foyer.platform.graphql.NodeSource;
import foyer.platform.graphql.mutation.ConstraintErrors;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says how {@code node(id)} finds jobs, and what violated constraints mean. */
@Configuration(proxyBeanMethods = false)
class JobConfig {

    @Bean
    NodeSource jobNodes(JobQueries jobs) {
        return new Nodes(jobs);
    }

    @Bean
    ConstraintErrors jobConstraints() {
        return () -> List.of(
                ConstraintErrors.Mapping.at("job_unique_key_key", "id", JobErrorCode.UNIQUE_KEY_TAKEN),
                ConstraintErrors.Mapping.at("job_input_size", "input", JobErrorCode.INPUT_INVALID));
    }

    private record Nodes(JobQueries jobs) implements NodeSource {

        @Override
        public String prefix() {
            return JobId.PREFIX;
        }

        @Override
        public String rootField() {
            return "job";
        }

        @Override
        public Map<UUID, ?> byIds(Collection<UUID> ids) {
            var seen = new LinkedHashMap<UUID, Job>();
            jobs.byIds(ids.stream().map(JobId::new).toList()).forEach((id, job) -> {
                if (JobAccess.sees(job)) {
                    seen.put(id.value(), job);
                }
            });
            return seen;
        }
    }
}
