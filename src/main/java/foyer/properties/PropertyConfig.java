package foyer.properties;

import foyer.audit.AuditRule;
import foyer.platform.graphql.NodeSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says how {@code node(id)} finds properties, and what the audit log keeps apart of one. */
@Configuration(proxyBeanMethods = false)
class PropertyConfig {

    @Bean
    NodeSource propertyNodes(PropertyQueries properties) {
        return new Nodes(properties);
    }

    /** Whose it is and where; into its free texts people write names. */
    @Bean
    AuditRule propertyAuditRule() {
        return AuditRule.personal(
                Property.TYPE,
                "owner.name",
                "owner.email",
                "owner.phone",
                "address.street",
                "address.unitNumber",
                "location",
                "title",
                "description");
    }

    private record Nodes(PropertyQueries properties) implements NodeSource {

        @Override
        public String prefix() {
            return PropertyId.PREFIX;
        }

        @Override
        public String rootField() {
            return "property";
        }

        @Override
        public Map<UUID, ?> byIds(Collection<UUID> ids) {
            var found = new HashMap<UUID, Property>();
            properties
                    .byIds(ids.stream().map(PropertyId::new).toList())
                    .forEach((id, property) -> found.put(id.value(), property));
            return found;
        }
    }
}
