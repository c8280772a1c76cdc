package foyer.tenancy.onboarding;

import java.util.List;

/** The steps of setting a tenant up that a module above knows of; each bean of this type is asked in one statement. */
public interface OnboardingPart {

    /** How they stand in the tenant acted in. */
    List<OnboardingStep> steps();
}
