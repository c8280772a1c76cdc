package foyer.platform.graphql.persisted;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The documents of a deployment; {@code FOYER_DOCUMENTS}.
 *
 * @param documents manifests, or folders of them, as GraphQL Code Generator or Apollo write them
 */
@ConfigurationProperties("foyer")
record DocumentSettings(@DefaultValue List<String> documents) {}
