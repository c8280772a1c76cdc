package foyer.jobs;

/** What the queue itself says of a job that did not work; handlers have enums of their own. */
enum JobFailureCode {
    /** The handler threw something that nobody expected; the log has it. */
    UNEXPECTED,
    /** It took longer than its definition allows. */
    TIMED_OUT,
    /** Whoever ran it was not heard of any more. */
    LEASE_LOST,
    /** Whoever made it is gone, or may not do it any more. */
    CREATOR_NOT_PERMITTED,
    /** Its input is not what this version reads. */
    INPUT_UNREADABLE
}
