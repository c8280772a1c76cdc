package foyer.leads.captures;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a person has agreed to a text.
 *
 * @param version of the form's text; null for a text that no form has
 */
public record LeadConsent(String text, @Nullable Integer version, Instant givenAt) {}
