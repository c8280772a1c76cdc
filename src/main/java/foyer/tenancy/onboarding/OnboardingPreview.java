package foyer.tenancy.onboarding;

import foyer.tenancy.Blueprint;

/**
 * What a new tenant would have, as the schema shows it; each module adds the fields of its own.
 *
 * @param plan the plan that it would begin with, by its code
 */
public record OnboardingPreview(Blueprint blueprint, String plan) {}
