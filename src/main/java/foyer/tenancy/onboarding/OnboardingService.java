package foyer.tenancy.onboarding;

import foyer.audit.Audit;
import foyer.entitlements.Feature;
import foyer.entitlements.Modules;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import foyer.tenancy.NewTenants;
import foyer.tenancy.Tenant;
import foyer.tenancy.settings.Companies;
import foyer.tenancy.settings.Company;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes a tenant with all that it is to begin with, in one transaction (spec/tenancy.md, onboarding). */
@Service
class OnboardingService {

    private final OnboardingChecks checks;
    private final NewTenants tenants;
    private final Companies companies;
    private final Modules modules;
    private final Samples samples;
    private final Audit audit;

    OnboardingService(
            OnboardingChecks checks,
            NewTenants tenants,
            Companies companies,
            Modules modules,
            Samples samples,
            Audit audit) {
        this.checks = checks;
        this.tenants = tenants;
        this.companies = companies;
        this.modules = modules;
        this.samples = samples;
        this.audit = audit;
    }

    /** Makes the tenant for the calling user, who stays where they are. */
    @Nullable Tenant complete(OnboardingInputs.Complete input) {
        var company = checks.check(input);
        var draft = new NewTenants.Draft(
                input.company().name(),
                input.slug(),
                input.blueprint(),
                input.locale(),
                input.timeZone(),
                input.currency(),
                input.roles() == null ? null : Set.copyOf(input.roles()));
        return tenants.make(
                "onboardingComplete", input.idempotencyKey(), input, draft, owner -> furnish(input, company, owner));
    }

    private void furnish(OnboardingInputs.Complete input, Company company, MembershipId owner) {
        companies.found(company);
        if (input.modules() != null) {
            modules.choose(input.modules().stream().map(Feature::ofModule).toList());
        }
        if (input.sampleData()) {
            samples.load(input.blueprint(), List.of(owner));
        }
        var diff = new HashMap<String, @Nullable Object>();
        diff.put("plan", input.plan());
        diff.put("modules", input.modules());
        diff.put("roles", input.roles());
        diff.put("sampleData", input.sampleData());
        audit.record("onboarding.complete", "Tenant", CurrentCaller.tenant(), diff);
    }
}
