package foyer.billing.clocks;

/** Why no time passed; the schema's enum of the same name. */
enum TestClockErrorCode {
    TEST_ONLY,
    TIME_INVALID,
    STEPS_INVALID,
    REAL_PROVIDER,
    NO_SUBSCRIPTION,
    REFUSED,
    WEBHOOKS_WAITING,
    NOT_FOUND
}
