package foyer.leads.assignment;

import foyer.tenancy.Membership;

/**
 * Who gets a lead, and why.
 *
 * @param rule the name of the rule that chose
 */
public record Given(Membership to, String rule) {}
