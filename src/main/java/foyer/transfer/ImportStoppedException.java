package foyer.transfer;

import foyer.entitlements.EntitlementException;

/** An import that may store no more: what it had stored stays, and it goes on from there once it may. */
public final class ImportStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient EntitlementException refusal;
    private final transient ImportReport report;

    ImportStoppedException(EntitlementException refusal, ImportReport report) {
        super(refusal.getMessage(), refusal);
        this.refusal = refusal;
        this.report = report;
    }

    /** What the plan has not enough of. */
    public EntitlementException refusal() {
        return refusal;
    }

    /** What has become of the rows up to there; its file of errors is not written yet. */
    public ImportReport report() {
        return report;
    }
}
