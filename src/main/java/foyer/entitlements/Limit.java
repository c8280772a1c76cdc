package foyer.entitlements;

/** What a tenant has so many of: a stock that grows and shrinks, or a quota of each period, which begins at zero. */
public enum Limit {
    /** Memberships other than those of viewers and customers. */
    SEATS(Kind.STOCK, LimitRefusal.SEAT_LIMIT),
    /** Leads, archived ones too: what is kept is what counts. */
    LEADS(Kind.STOCK, LimitRefusal.LIMIT_REACHED),
    PROPERTIES_PUBLISHED(Kind.STOCK, LimitRefusal.LIMIT_REACHED),
    STORAGE_BYTES(Kind.STOCK, LimitRefusal.LIMIT_REACHED),
    SEARCHES(Kind.QUOTA, LimitRefusal.QUOTA_EXCEEDED),
    MESSAGES(Kind.QUOTA, LimitRefusal.QUOTA_EXCEEDED),
    AI_TOKENS(Kind.QUOTA, LimitRefusal.QUOTA_EXCEEDED);

    private enum Kind {
        STOCK,
        QUOTA
    }

    private final Kind kind;
    private final LimitRefusal refusal;

    Limit(Kind kind, LimitRefusal refusal) {
        this.kind = kind;
        this.refusal = refusal;
    }

    /** Whether it begins anew with each period. */
    public boolean isQuota() {
        return kind == Kind.QUOTA;
    }

    /** How it is told that there is no more of it. */
    public LimitRefusal refusal() {
        return refusal;
    }
}
