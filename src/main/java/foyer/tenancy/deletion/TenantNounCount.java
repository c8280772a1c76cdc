package foyer.tenancy.deletion;

/** How many of something a tenant has, as the schema shows it. */
record TenantNounCount(String noun, long count) {}
