package foyer.leads.assignment;

/** How a rule chooses among its members; the schema's enum of the same name. */
public enum AssignmentKind {
    ROUND_ROBIN,
    WEIGHTED,
    TERRITORY,
    CAPACITY
}
