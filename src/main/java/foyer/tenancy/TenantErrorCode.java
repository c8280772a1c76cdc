package foyer.tenancy;

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
    SECOND_FACTOR_REQUIRED,
    OUT_OF_RANGE,
    DOMAIN_INVALID,
    IDEMPOTENCY_KEY_REUSED
}
