package foyer.platform.graphql;

/**
 * A class whose objects the schema has under another name than its own; each module registers a bean for each. All
 * others go by their simple name.
 */
public record SchemaTypeName(Class<?> type, String name) {}
