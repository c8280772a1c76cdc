package foyer.leads.captures;

import org.jspecify.annotations.Nullable;

/** The campaign's tags in the address of a page. */
public record LeadUtm(
        @Nullable String source,
        @Nullable String medium,
        @Nullable String campaign,
        @Nullable String term,
        @Nullable String content) {}
