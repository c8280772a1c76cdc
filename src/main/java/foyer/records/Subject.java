package foyer.records;

import java.util.UUID;

/**
 * The record that notes and activities are about.
 *
 * @param kind its type name in the schema, {@code "Lead"}
 */
public record Subject(String kind, UUID id) {}
