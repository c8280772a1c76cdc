package foyer.leads;

/** Where a lead came from; the schema's enum of the same name. */
public enum LeadSource {
    MANUAL,
    FORM,
    IMPORT,
    API,
    REFERRAL,
    CAMPAIGN,
    SEARCH,
    INQUIRY,
    OTHER
}
