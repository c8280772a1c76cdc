package foyer.tenancy.onboarding;

import foyer.entitlements.Feature;
import foyer.entitlements.Plan;
import foyer.entitlements.Plans;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Role;
import foyer.tenancy.Tenant;
import foyer.tenancy.blueprints.Blueprints;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** How far a tenant has been set up, and what a new one would have. */
@Controller
class OnboardingFields {

    private final OnboardingQueries queries;
    private final List<OnboardingPart> parts;
    private final Blueprints blueprints;
    private final Plans plans;

    OnboardingFields(OnboardingQueries queries, List<OnboardingPart> parts, Blueprints blueprints, Plans plans) {
        this.queries = queries;
        this.parts = parts;
        this.blueprints = blueprints;
        this.plans = plans;
    }

    /** As the schema shows it. */
    record Onboarding(List<OnboardingStep> steps) {}

    /**
     * A role of a new tenant, as the schema shows it.
     *
     * @param key null for a system role
     */
    record OnboardingRole(Role role, @Nullable String key, String name) {}

    /**
     * A module of a new tenant, as the schema shows it.
     *
     * @param module by its name in the schema
     * @param plan null when none has it
     */
    record OnboardingModule(
            String module, boolean included, @Nullable String plan) {}

    @SchemaMapping
    @Nullable Onboarding onboarding(Tenant tenant) {
        if (!tenant.id().value().equals(CurrentCaller.tenant())) {
            return null;
        }
        var progress = queries.progress();
        var steps = new ArrayList<OnboardingStep>();
        steps.add(new OnboardingStep("COMPANY_PROFILE", progress.profile(), false));
        steps.add(new OnboardingStep("PEOPLE_INVITED", progress.people(), true));
        parts.forEach(part -> steps.addAll(part.steps()));
        return new Onboarding(steps);
    }

    @SchemaMapping
    List<OnboardingRole> roles(OnboardingPreview preview) {
        var locale = CurrentCaller.get().locale();
        var named = blueprints.roles(preview.blueprint());
        var roles = new ArrayList<OnboardingRole>();
        named.system()
                .forEach(role -> roles.add(
                        new OnboardingRole(role.role(), null, role.name().in(locale))));
        named.custom()
                .forEach(role -> roles.add(new OnboardingRole(
                        role.permissionsOf().getFirst(), role.key(), role.name().in(locale))));
        return roles;
    }

    @SchemaMapping
    List<OnboardingModule> modules(OnboardingPreview preview) {
        var offered = plans.of(preview.blueprint().name());
        return blueprints.modules(preview.blueprint()).stream()
                .map(module -> module(module, preview.plan(), offered))
                .toList();
    }

    private static OnboardingModule module(Feature module, String plan, List<Plan> offered) {
        var having = offered.stream()
                .filter(one -> one.features().contains(module))
                .map(Plan::code)
                .toList();
        return new OnboardingModule(
                module.module(), having.contains(plan), having.isEmpty() ? null : having.getFirst());
    }
}
