package foyer.leads.transfer;

/** What only a cell of a file can have wrong: GraphQL refuses it before it is an input. */
enum LeadImportCode {
    EMAIL_INVALID,
    PHONE_INVALID,
    WEBSITE_INVALID,
    AMOUNT_INVALID,
    CURRENCY_INVALID,
    NUMBER_INVALID
}
