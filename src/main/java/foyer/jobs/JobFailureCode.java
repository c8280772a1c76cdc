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
    INPUT_UNREADABLE,
    /** The company of whoever made it is suspended by now. */
    TENANT_SUSPENDED,
    /** The company has not paid, and may do nothing by now. */
    TENANT_BLOCKED,
    /** The company may only read by now. */
    TENANT_READ_ONLY,
    /** The company's plan does not have by now what the job is part of. */
    NOT_ENTITLED
}
