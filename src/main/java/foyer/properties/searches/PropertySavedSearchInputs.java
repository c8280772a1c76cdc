package foyer.properties.searches;

import org.jspecify.annotations.Nullable;

/** The inputs of the operations on saved searches; filters are kept as they were sent, and so not bound here. */
final class PropertySavedSearchInputs {

    private PropertySavedSearchInputs() {}

    record Create(
            String name,
            PropertySearchAlert alert,
            @Nullable Recipient recipient,
            @Nullable String idempotencyKey) {}

    record Recipient(@Nullable String name, String email, String consent) {}

    /**
     * What to change; null for what stays.
     *
     * @param version on which the changes were made; null overwrites whatever is stored
     */
    record Update(
            PropertySavedSearchId id,
            @Nullable Integer version,
            @Nullable String name,
            @Nullable PropertySearchAlert alert) {}

    record Delete(PropertySavedSearchId id) {}
}
