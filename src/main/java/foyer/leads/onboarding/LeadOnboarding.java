package foyer.leads.onboarding;

import foyer.tenancy.onboarding.OnboardingPart;
import foyer.tenancy.onboarding.OnboardingStep;
import java.util.List;
import org.springframework.stereotype.Component;

/** How far a tenant has come with its leads. */
@Component
class LeadOnboarding implements OnboardingPart {

    private final LeadSampleQueries queries;

    LeadOnboarding(LeadSampleQueries queries) {
        this.queries = queries;
    }

    @Override
    public List<OnboardingStep> steps() {
        var presence = queries.presence();
        return List.of(
                new OnboardingStep("FIRST_LEAD", presence.own(), false),
                new OnboardingStep("SAMPLE_DATA_DELETED", !presence.samples(), true));
    }
}
