package foyer.leads;

import foyer.records.ActivityKind;

/** How people were in touch; the schema's enum of the same name. */
public enum LeadActivityKind {
    CALL,
    MEETING,
    EMAIL,
    MESSAGE;

    /** As timelines tell it. */
    ActivityKind told() {
        return switch (this) {
            case CALL -> ActivityKind.CALL;
            case MEETING -> ActivityKind.MEETING;
            case EMAIL -> ActivityKind.EMAIL;
            case MESSAGE -> ActivityKind.MESSAGE;
        };
    }
}
