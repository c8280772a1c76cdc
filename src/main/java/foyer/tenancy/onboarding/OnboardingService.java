package foyer.tenancy.onboarding;

import foyer.audit.Audit;
import foyer.entitlements.EntitlementException;
import foyer.entitlements.Feature;
import foyer.entitlements.Modules;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import foyer.tenancy.Tenant;
import foyer.tenancy.branding.Brandings;
import foyer.tenancy.invites.Invitations;
import foyer.tenancy.sessions.SignInThrottle;
import foyer.tenancy.settings.Companies;
import foyer.tenancy.tenants.NewTenants;
import foyer.tenancy.tenants.TenantErrorCode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
    private final Brandings brandings;
    private final Invitations invitations;
    private final SignInThrottle throttle;
    private final Audit audit;

    OnboardingService(
            OnboardingChecks checks,
            NewTenants tenants,
            Companies companies,
            Modules modules,
            Samples samples,
            Brandings brandings,
            Invitations invitations,
            SignInThrottle throttle,
            Audit audit) {
        this.checks = checks;
        this.tenants = tenants;
        this.companies = companies;
        this.modules = modules;
        this.samples = samples;
        this.brandings = brandings;
        this.invitations = invitations;
        this.throttle = throttle;
        this.audit = audit;
    }

    /** Makes the tenant for the calling user, who stays where they are. */
    @Nullable Tenant complete(OnboardingInputs.Complete input) {
        var checked = checks.check(input);
        var draft = new NewTenants.Draft(
                input.company().name(),
                input.slug(),
                input.blueprint(),
                input.locale(),
                input.timeZone(),
                input.currency(),
                input.roles() == null ? null : Set.copyOf(input.roles()));
        return tenants.make(
                "onboardingComplete", input.idempotencyKey(), input, draft, owner -> furnish(input, checked, owner));
    }

    private void furnish(OnboardingInputs.Complete input, OnboardingChecks.Checked checked, MembershipId owner) {
        companies.found(checked.company());
        if (checked.branding() != null) {
            brandings.found(checked.branding());
        }
        if (input.modules() != null) {
            modules.choose(input.modules().stream().map(Feature::ofModule).toList());
        }
        if (input.sampleData()) {
            samples.load(input.blueprint(), List.of(owner));
        }
        invite(input.invites() == null ? List.of() : input.invites());
        var diff = new HashMap<String, @Nullable Object>();
        diff.put("plan", input.plan());
        diff.put("modules", input.modules());
        diff.put("roles", input.roles());
        diff.put("sampleData", input.sampleData());
        audit.record("onboarding.complete", "Tenant", CurrentCaller.tenant(), diff);
    }

    /** All of them or nothing: there is no tenant yet that could keep some. */
    private void invite(List<OnboardingInputs.InviteInput> invites) {
        for (var i = 0; i < invites.size(); i++) {
            if (!throttle.mayInviteIntoNew(invites.get(i).email().toLowerCase(Locale.ROOT))) {
                throw UserErrorException.at("invites." + i, TenantErrorCode.MAIL_LIMIT);
            }
            try {
                invitations.invite(invites.get(i).email(), invites.get(i).role());
            } catch (EntitlementException e) {
                throw e.at("invites." + i, TenantErrorCode.class);
            }
        }
    }
}
