package foyer.leads.assignment;

import foyer.tenancy.Membership;
import org.jspecify.annotations.Nullable;

/**
 * Who gets a lead, and why.
 *
 * @param rule the name of the rule that chose; null when a person did
 */
public record Given(Membership to, @Nullable String rule) {}
