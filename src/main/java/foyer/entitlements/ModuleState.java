package foyer.entitlements;

/**
 * How a module stands in a tenant.
 *
 * @param entitled whether its plan has it, or an agreement beyond that
 * @param enabled whether its fields answer: it is entitled, and the tenant has not switched it off
 */
public record ModuleState(Feature module, boolean entitled, boolean enabled) {}
