package foyer.tenancy.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.Statements;
import foyer.testing.TestTenants;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is left to do of setting a company up is read from what is there. */
@FoyerTest
@Tag("graphql")
class OnboardingStepsTest {

    @Autowired
    TestTenants tenants;

    @Autowired
    Statements statements;

    @Test
    void stepsFollowWhatIsThereInTwoStatements() {
        var owner = tenants.signUp("LEAD_GENERATION");
        assertThat(OnboardingApi.steps(owner.client()))
                .containsEntry("COMPANY_PROFILE", false)
                .containsEntry("FIRST_LEAD", false)
                .containsEntry("SAMPLE_DATA_DELETED", true);

        owner.client()
                .post("mutation { tenantUpdate(input: { industry: \"Roofs\", size: SELF_EMPLOYED, country: \"DE\" })"
                        + " { userErrors { code } } }")
                .succeeded("tenantUpdate");
        tenants.join(owner, "MEMBER");
        owner.client()
                .post("mutation { leadCreate(input: { title: \"A roof\" }) { userErrors { code } } }")
                .succeeded("leadCreate");

        // One for the viewer.
        var steps = statements.during(() -> OnboardingApi.steps(owner.client())).times(3);
        assertThat(steps).hasSize(5).containsEntry("BRANDING", false);

        owner.client().post("mutation { tenantUpdate(input: { size: null }) { userErrors { code } } }");
        assertThat(OnboardingApi.steps(owner.client())).containsEntry("COMPANY_PROFILE", false);
    }
}
