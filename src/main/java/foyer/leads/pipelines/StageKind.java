package foyer.leads.pipelines;

/** Whether leads in a stage are open, won or lost; the schema's enum of the same name. */
public enum StageKind {
    OPEN,
    WON,
    LOST
}
