package foyer.tenancy.tenants;

/** Why a tenant was not made or changed; the schema's enum of the same name. */
public enum TenantErrorCode {
    REQUIRED,
    NAME_INVALID,
    SLUG_TAKEN,
    SLUG_INVALID,
    NOT_A_MEMBER,
    IDEMPOTENCY_KEY_REUSED,
    INDUSTRY_INVALID,
    PLAN_UNAVAILABLE,
    NOT_ENTITLED,
    ROLE_UNKNOWN,
    COLOR_INVALID,
    COLOR_UNREADABLE,
    LOGO_NOT_FOUND,
    LOGO_UNUSABLE,
    INVITES_INVALID,
    MAIL_LIMIT,
    SEAT_LIMIT,
    SECOND_FACTOR_REQUIRED,
    OUT_OF_RANGE,
    DOMAIN_INVALID
}
