package foyer.leads.lists;

/** Why a list was not made or changed; the schema's enum of the same name. */
public enum LeadListErrorCode {
    NOT_FOUND,
    NOT_YOURS,
    NAME_INVALID,
    NAME_TAKEN,
    FILTER_INVALID,
    HAS_FILTER,
    IDS_INVALID,
    LEAD_NOT_FOUND,
    TOO_MANY_LISTS,
    IDEMPOTENCY_KEY_REUSED
}
