package foyer.tenancy.onboarding;

import foyer.entitlements.Plan;
import foyer.platform.graphql.Payload;
import foyer.tenancy.Blueprint;
import foyer.tenancy.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The operations that set a tenant up. */
@Controller
class OnboardingController {

    private final OnboardingService service;
    private final Samples samples;

    OnboardingController(OnboardingService service, Samples samples) {
        this.service = service;
        this.samples = samples;
    }

    record Completed(@Nullable Tenant tenant) implements Payload {}

    record SamplesDeleted(int deleted, int kept) implements Payload {}

    @QueryMapping
    OnboardingPreview onboardingPreview(@Argument Blueprint blueprint) {
        return new OnboardingPreview(blueprint, Plan.FREE);
    }

    @MutationMapping
    Completed onboardingComplete(@Argument OnboardingInputs.Complete input) {
        return new Completed(service.complete(input));
    }

    @MutationMapping
    SamplesDeleted sampleDataDelete() {
        var outcome = samples.delete();
        return new SamplesDeleted(outcome.deleted(), outcome.kept());
    }
}
