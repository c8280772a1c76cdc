package foyer.leads.reverting;

/** Why a revert leaves a lead as it is; told in the output of its job and in its file. */
enum KeptReason {
    /** Somebody has worked on it since: what would be taken back is theirs. */
    EDITED,
    /** It was changed by the import, and is archived now. */
    ARCHIVED,
    /** It is read-only, since it is over a limit of the plan. */
    FROZEN,
    /** It is beyond what the caller may change. */
    FORBIDDEN
}
