package foyer.jobs;

/** Where a job stands; the schema's enum of the same name. */
public enum JobStatus {
    PENDING,
    LEASED,
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED,
    DEAD;

    /** Whether it has ended: nothing happens to it by itself any more. */
    public boolean isOver() {
        return switch (this) {
            case PENDING, LEASED, RUNNING -> false;
            case COMPLETED, FAILED, CANCELLED, DEAD -> true;
        };
    }
}
