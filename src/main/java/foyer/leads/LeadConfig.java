package foyer.leads;

import foyer.audit.AuditRule;
import foyer.leads.pipelines.PipelineId;
import foyer.leads.pipelines.PipelineQueries;
import foyer.platform.graphql.NodeSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says how {@code node(id)} finds leads and pipelines, and what the audit log keeps apart of a lead. */
@Configuration(proxyBeanMethods = false)
class LeadConfig {

    @Bean
    NodeSource leadNodes(LeadQueries leads) {
        return new Nodes(
                LeadId.PREFIX,
                "lead",
                ids -> keyed(leads.byIds(ids.stream().map(LeadId::new).toList()), LeadId::value));
    }

    @Bean
    NodeSource pipelineNodes(PipelineQueries pipelines) {
        return new Nodes(
                PipelineId.PREFIX,
                "pipeline",
                ids -> keyed(pipelines.byIds(ids.stream().map(PipelineId::new).toList()), PipelineId::value));
    }

    /** Its contact's fields and its assignee are known to be people's data; into its free texts people write names. */
    @Bean
    AuditRule leadAuditRule() {
        return AuditRule.personal(Lead.TYPE, "lostReason", "title", "sourceDetail", "customFields", "tags");
    }

    private record Nodes(String prefix, String rootField, Function<Collection<UUID>, Map<UUID, ?>> read)
            implements NodeSource {

        @Override
        public Map<UUID, ?> byIds(Collection<UUID> ids) {
            return read.apply(ids);
        }
    }

    private static <K, V> Map<UUID, ?> keyed(Map<K, V> nodes, Function<K, UUID> value) {
        var keyed = new LinkedHashMap<UUID, V>();
        nodes.forEach((id, node) -> keyed.put(value.apply(id), node));
        return keyed;
    }
}
