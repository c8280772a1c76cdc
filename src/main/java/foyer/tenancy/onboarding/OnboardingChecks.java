package foyer.tenancy.onboarding;

import foyer.entitlements.Feature;
import foyer.entitlements.Plan;
import foyer.entitlements.Plans;
import foyer.identity.UserId;
import foyer.identity.Users;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.People;
import foyer.tenancy.blueprints.BlueprintRoles.CustomRole;
import foyer.tenancy.blueprints.Blueprints;
import foyer.tenancy.branding.Branding;
import foyer.tenancy.branding.BrandingChecks;
import foyer.tenancy.settings.Company;
import foyer.tenancy.tenants.Slugs;
import foyer.tenancy.tenants.TenantErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks what a company is to begin with, before anything of it is made. */
@Component
class OnboardingChecks {

    private static final int MAX_INVITES = 100;

    private final Blueprints blueprints;
    private final Plans plans;
    private final Users users;

    OnboardingChecks(Blueprints blueprints, Plans plans, Users users) {
        this.blueprints = blueprints;
        this.plans = plans;
        this.users = users;
    }

    /**
     * What the rest of the input comes to.
     *
     * @param branding null for Foyer's looks
     */
    record Checked(Company company, @Nullable Branding branding) {}

    /**
     * What the company says of itself and how it looks, as it is kept.
     *
     * @throws UserErrorException with everything that is wrong with the input
     */
    Checked check(OnboardingInputs.Complete input) {
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
        invites(input, problems);
        var branding = branding(input.branding(), problems);
        var industry = Company.industry("company.industry", input.company().industry(), problems);
        if (!problems.isEmpty()) {
            throw new UserErrorException(problems, Map.of());
        }
        return new Checked(
                new Company(industry, input.company().size(), input.company().country()), branding);
    }

    private static @Nullable Branding branding(OnboardingInputs.@Nullable BrandingInput given, List<Problem> problems) {
        return given == null
                ? null
                : BrandingChecks.of(
                        given.displayName(), given.primaryColor(), given.accentColor(), "branding.", problems);
    }

    private void invites(OnboardingInputs.Complete input, List<Problem> problems) {
        var invites = input.invites() == null ? List.<OnboardingInputs.InviteInput>of() : input.invites();
        if (invites.isEmpty()) {
            return;
        }
        var owner = users.get(
                new UserId(Objects.requireNonNull(CurrentCaller.actor().userId())));
        var known = new HashSet<String>();
        if (owner != null) {
            known.add(owner.email().toLowerCase(Locale.ROOT));
        }
        for (var i = 0; i < invites.size(); i++) {
            if (i >= MAX_INVITES || !known.add(invites.get(i).email().toLowerCase(Locale.ROOT))) {
                problems.add(Problem.of(TenantErrorCode.INVITES_INVALID, "invites." + i, MAX_INVITES));
                return;
            }
        }
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
