package foyer.tenancy.onboarding;

/**
 * A step of setting a tenant up, as the schema shows it.
 *
 * @param key a value of the schema's {@code OnboardingStepKey}
 * @param done by what is there now
 */
public record OnboardingStep(String key, boolean done, boolean optional) {}
