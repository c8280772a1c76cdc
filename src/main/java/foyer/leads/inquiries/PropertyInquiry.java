package foyer.leads.inquiries;

import foyer.leads.captures.CaptureContact;
import foyer.leads.captures.CaptureOrigin;
import org.jspecify.annotations.Nullable;

/**
 * An inquiry as a stranger sends it.
 *
 * @param consentText the text that they agreed to, as the page says; null for none
 * @param leaveEmpty what people do not see
 */
record PropertyInquiry(
        String tenantSlug,
        String ref,
        CaptureContact contact,
        @Nullable String message,
        @Nullable String consentText,
        @Nullable CaptureOrigin origin,
        @Nullable String leaveEmpty) {}
