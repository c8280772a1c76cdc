package foyer.leads.sla;

/** Why working hours were not changed; the schema's enum of the same name. */
public enum WorkingHoursErrorCode {
    SPANS_INVALID,
    SPANS_REQUIRED,
    HOLIDAYS_INVALID,
    VERSION_CONFLICT
}
