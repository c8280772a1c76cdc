package foyer.entitlements;

/**
 * What a tenant has so many of: a stock that grows and shrinks, a quota of each period, which begins at zero, or so many of
 * each record, which nobody counts but whoever adds one ({@link Entitlements#requireRoom}).
 */
public enum Limit {
    /** Memberships other than those of viewers and customers. */
    SEATS(Kind.STOCK, LimitRefusal.SEAT_LIMIT),
    /** Leads, archived ones too: what is kept is what counts. */
    LEADS(Kind.STOCK, LimitRefusal.LIMIT_REACHED),
    PROPERTIES_PUBLISHED(Kind.STOCK, LimitRefusal.LIMIT_REACHED),
    /** Of each property. */
    PROPERTY_MEDIA(Kind.OF_EACH, LimitRefusal.LIMIT_REACHED),
    STORAGE_BYTES(Kind.STOCK, LimitRefusal.LIMIT_REACHED),
    SEARCHES(Kind.QUOTA, LimitRefusal.QUOTA_EXCEEDED),
    MESSAGES(Kind.QUOTA, LimitRefusal.QUOTA_EXCEEDED),
    AI_TOKENS(Kind.QUOTA, LimitRefusal.QUOTA_EXCEEDED);

    private enum Kind {
        STOCK,
        QUOTA,
        OF_EACH
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

    /** Whether it is of each record by itself: then there is no sum of it. */
    public boolean isOfEach() {
        return kind == Kind.OF_EACH;
    }

    /** How it is told that there is no more of it. */
    public LimitRefusal refusal() {
        return refusal;
    }
}
