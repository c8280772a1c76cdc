package foyer.tenancy.onboarding;

import foyer.tenancy.Blueprint;
import foyer.tenancy.settings.CompanySize;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inputs of the operations that set a tenant up. */
final class OnboardingInputs {

    private OnboardingInputs() {}

    /**
     * The input of {@code onboardingComplete}.
     *
     * @param modules by their names in the schema; null for all that the plan has
     * @param roles the keys of the blueprint's own roles; null for all
     */
    record Complete(
            CompanyInput company,
            @Nullable String slug,
            Blueprint blueprint,
            @Nullable List<String> modules,
            String plan,
            @Nullable List<String> roles,
            @Nullable String locale,
            @Nullable String timeZone,
            @Nullable String currency,
            boolean sampleData,
            @Nullable String idempotencyKey) {}

    record CompanyInput(
            String name,
            @Nullable String industry,
            @Nullable CompanySize size,
            @Nullable String country) {}
}
