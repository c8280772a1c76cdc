package foyer.tenancy.tenants;

import static foyer.platform.graphql.mutation.ConstraintErrors.Mapping.at;

import foyer.platform.graphql.mutation.ConstraintErrors;
import foyer.tenancy.sessions.SessionErrorCode;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the constraints of users and tenants mean to whoever signs up or makes a tenant. */
@Component
class TenancyErrors implements ConstraintErrors {

    static final String EMAIL_KEY = "user_account_email_key";
    static final String SLUG_KEY = "tenant_slug_key";

    @Override
    public List<Mapping> mappings() {
        return List.of(
                at(EMAIL_KEY, "email", SessionErrorCode.EMAIL_TAKEN),
                at(SLUG_KEY, "tenant.slug", SessionErrorCode.SLUG_TAKEN),
                at(SLUG_KEY, "slug", TenantErrorCode.SLUG_TAKEN));
    }
}
