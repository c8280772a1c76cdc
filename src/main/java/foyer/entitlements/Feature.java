package foyer.entitlements;

/** What a tenant has or has not: a module each, and single abilities. Each plan names those that it has. */
public enum Feature {
    MODULE_LEADS,
    MODULE_PROPERTIES,
    MODULE_CRM,
    MODULE_ACCOUNTING,
    MODULE_PROPOSALS,
    MODULE_ORDERS,
    MODULE_EVIDENCE,
    MODULE_INTEGRATIONS,
    MODULE_ANALYTICS,
    MODULE_ASSISTANT,
    AI_ACCESS,
    AI_REPORTS,
    BULK_EXPORT
}
