package foyer.tenancy.onboarding;

import foyer.entitlements.Feature;
import foyer.entitlements.Plan;
import foyer.entitlements.Plans;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.tenancy.People;
import foyer.tenancy.Slugs;
import foyer.tenancy.TenantErrorCode;
import foyer.tenancy.blueprints.BlueprintRoles.CustomRole;
import foyer.tenancy.blueprints.Blueprints;
import foyer.tenancy.settings.Company;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks what a company is to begin with, before anything of it is made. */
@Component
class OnboardingChecks {

    private final Blueprints blueprints;
    private final Plans plans;

    OnboardingChecks(Blueprints blueprints, Plans plans) {
        this.blueprints = blueprints;
        this.plans = plans;
    }

    /**
     * What the company says of itself, as it is kept.
     *
     * @throws UserErrorException with everything that is wrong with the input
     */
    Company check(OnboardingInputs.Complete input) {
        var problems = new ArrayList<Problem>();
        if (!People.isName(input.company().name())) {
            problems.add(Problem.of(TenantErrorCode.NAME_INVALID, "company.name", People.MAX_NAME));
        }
        slug(input.slug(), problems);
        // Nobody can pay for another one yet.
        if (!input.plan().equals(Plan.FREE)) {
            problems.add(Problem.of(TenantErrorCode.PLAN_UNAVAILABLE, "plan", input.plan(), Plan.FREE));
        }
        modules(input, problems);
        roles(input, problems);
        var industry = Company.industry("company.industry", input.company().industry(), problems);
        if (!problems.isEmpty()) {
            throw new UserErrorException(problems, Map.of());
        }
        return new Company(industry, input.company().size(), input.company().country());
    }

    private static void slug(@Nullable String slug, List<Problem> problems) {
        if (slug == null) {
            return;
        }
        if (!Slugs.isValid(slug)) {
            problems.add(Problem.of(TenantErrorCode.SLUG_INVALID, "slug"));
        } else if (Slugs.isReserved(slug)) {
            problems.add(Problem.of(TenantErrorCode.SLUG_TAKEN, "slug"));
        }
    }

    private void modules(OnboardingInputs.Complete input, List<Problem> problems) {
        var modules = input.modules() == null ? List.<String>of() : input.modules();
        var features = plans.free(input.blueprint().name()).features();
        for (var i = 0; i < modules.size(); i++) {
            if (!features.contains(Feature.ofModule(modules.get(i)))) {
                problems.add(Problem.of(TenantErrorCode.NOT_ENTITLED, "modules." + i, modules.get(i)));
            }
        }
    }

    private void roles(OnboardingInputs.Complete input, List<Problem> problems) {
        var roles = input.roles() == null ? List.<String>of() : input.roles();
        var known = blueprints.roles(input.blueprint()).custom().stream()
                .map(CustomRole::key)
                .collect(Collectors.toSet());
        for (var i = 0; i < roles.size(); i++) {
            if (!known.contains(roles.get(i))) {
                problems.add(Problem.of(TenantErrorCode.ROLE_UNKNOWN, "roles." + i, roles.get(i)));
            }
        }
    }
}
