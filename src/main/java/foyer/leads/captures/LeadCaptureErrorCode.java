package foyer.leads.captures;

/** Why what a stranger sent was not taken; the schema's enum {@code LeadLeadCaptureErrorCode}. */
public enum LeadCaptureErrorCode {
    CLOSED,
    OUTDATED,
    CONSENT_REQUIRED,
    REQUIRED,
    TEXT_INVALID,
    EMAIL_INVALID,
    PHONE_INVALID,
    COUNTRY_INVALID,
    WEBSITE_INVALID
}
