package foyer.leads.transfer;

/** What only a row of a file can have wrong: its cells, which GraphQL refuses before they are an input, and its lead. */
enum LeadImportCode {
    EMAIL_INVALID,
    PHONE_INVALID,
    WEBSITE_INVALID,
    AMOUNT_INVALID,
    CURRENCY_INVALID,
    COUNTRY_INVALID,
    DEGREES_INVALID,
    PLACE_INCOMPLETE,
    TEAM_UNKNOWN,
    NUMBER_INVALID,
    DECIMAL_INVALID,
    DATE_INVALID,
    OPTION_INVALID,
    FLAG_INVALID,
    TEXT_TOO_LONG,
    LEAD_ARCHIVED,
    LEAD_FROZEN,
    LEAD_FORBIDDEN,
    TEAM_FORBIDDEN,
    ASSIGNEE_UNKNOWN,
    ASSIGNEE_FORBIDDEN
}
