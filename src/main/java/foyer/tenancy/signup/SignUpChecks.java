package foyer.tenancy.signup;

import foyer.identity.PasswordRules;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.tenancy.People;
import foyer.tenancy.policies.SecurityPolicy;
import foyer.tenancy.sessions.SessionErrorCode;
import foyer.tenancy.sessions.SessionInputs;
import foyer.tenancy.tenants.Slugs;
import foyer.tenancy.tenants.TenantInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What can be said of a sign-up before anything is looked up. */
@Component
class SignUpChecks {

    private final PasswordRules rules;

    SignUpChecks(PasswordRules rules) {
        this.rules = rules;
    }

    /** @throws UserErrorException with everything that is wrong */
    void check(SessionInputs.SignUp input) {
        var problems = new ArrayList<Problem>();
        if (Stream.of(input.tenant(), input.inviteToken(), input.portal())
                        .filter(place -> place != null)
                        .count()
                > 1) {
            throw UserErrorException.of(SessionErrorCode.DESTINATION_INVALID);
        }
        if (!People.isName(input.name())) {
            problems.add(Problem.of(SessionErrorCode.NAME_INVALID, "name", People.MAX_NAME));
        }
        var given = new ArrayList<>(List.of(input.email(), input.name()));
        if (input.tenant() != null) {
            check(input.tenant(), problems);
            given.add(input.tenant().name());
        }
        var refusal = rules.refusal(input.password(), given);
        if (refusal != null) {
            problems.add(Problem.of(SessionErrorCode.PASSWORD_WEAK, "password", refusal));
        }
        if (!problems.isEmpty()) {
            throw new UserErrorException(problems, Map.of());
        }
    }

    /** The same of the password in a tenant that asks for more. */
    void requirePassword(SessionInputs.SignUp input, SecurityPolicy policy) {
        var refusal = rules.refusal(input.password(), List.of(input.email(), input.name()), policy.demands());
        if (refusal != null) {
            throw UserErrorException.at("password", SessionErrorCode.PASSWORD_WEAK, refusal);
        }
    }

    private static void check(TenantInputs.Founding tenant, List<Problem> problems) {
        if (!People.isName(tenant.name())) {
            problems.add(Problem.of(SessionErrorCode.NAME_INVALID, "tenant.name", People.MAX_NAME));
        }
        if (tenant.slug() == null) {
            return;
        }
        if (!Slugs.isValid(tenant.slug())) {
            problems.add(Problem.of(SessionErrorCode.SLUG_INVALID, "tenant.slug"));
        } else if (Slugs.isReserved(tenant.slug())) {
            problems.add(Problem.of(SessionErrorCode.SLUG_TAKEN, "tenant.slug"));
        }
    }
}
