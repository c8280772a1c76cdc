package foyer.tenancy.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.Blueprint;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.Statements;
import foyer.testing.TestTenants;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What anybody can see of a blueprint before they choose it. */
@FoyerTest
@Tag("graphql")
class OnboardingPreviewTest {

    private static final String PREVIEW = "query($blueprint: Blueprint!) { onboardingPreview(blueprint: $blueprint) {"
            + " blueprint plan roles { role key name } modules { module included plan }"
            + " pipeline { name stages { name kind probability } } sampleLeads } }";

    @Autowired
    GraphQlClient anonymous;

    @Autowired
    TestTenants tenants;

    @Autowired
    Statements statements;

    @ParameterizedTest
    @EnumSource
    void showsWhatWouldBeMadeToAnybodyAndAsksNothingForIt(Blueprint blueprint) {
        var preview = statements
                .during(() -> anonymous.post(PREVIEW, Map.of("blueprint", blueprint.name())))
                .times(0)
                .data("onboardingPreview");

        assertThat(preview.path("plan").asString()).isEqualTo("FREE");
        assertThat(preview.path("roles").size()).isGreaterThanOrEqualTo(7);
        assertThat(preview.path("modules").path(0).path("included").asBoolean()).isTrue();
        assertThat(preview.path("modules"))
                .allSatisfy(module -> assertThat(module.path("plan").isNull()).isFalse());
        assertThat(preview.path("pipeline").path("stages").size()).isGreaterThan(4);
        assertThat(preview.path("sampleLeads").asInt()).isGreaterThan(11);
    }

    @Test
    void namesRolesInTheReadersLanguage() {
        var owner = tenants.signUp("REAL_ESTATE");

        var roles =
                owner.client().post(PREVIEW, Map.of("blueprint", "REAL_ESTATE")).data("onboardingPreview.roles");

        assertThat(roles.valueStream().map(role -> role.path("name").asString()))
                .contains("Agent", "Developer / Admin");
        assertThat(roles.valueStream()
                        .filter(role -> role.path("key").asString("").equals("developer-admin"))
                        .map(role -> role.path("role").asString()))
                .containsExactly("ADMIN");
    }
}
