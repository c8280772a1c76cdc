package foyer.leads.onboarding;

import foyer.leads.pipelines.BlueprintPipeline;
import foyer.tenancy.onboarding.OnboardingPreview;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What a new tenant would have of leads, from its blueprint's data files. */
@Controller
class LeadPreviewFields {

    private final LeadBlueprints blueprints;

    LeadPreviewFields(LeadBlueprints blueprints) {
        this.blueprints = blueprints;
    }

    @SchemaMapping
    BlueprintPipeline pipeline(OnboardingPreview preview) {
        return blueprints.pipeline(preview.blueprint());
    }

    @SchemaMapping
    int sampleLeads(OnboardingPreview preview) {
        return blueprints.samples(preview.blueprint()).size();
    }
}
