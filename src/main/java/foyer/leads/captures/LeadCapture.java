package foyer.leads.captures;

import foyer.leads.LeadId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody sent who became a lead by it, as the schema shows it. */
public record LeadCapture(
        LeadId lead,
        @Nullable String message,
        @Nullable String page,
        @Nullable String referrer,
        @Nullable LeadUtm utm,
        @Nullable LeadConsent consent,
        Instant capturedAt) {}
