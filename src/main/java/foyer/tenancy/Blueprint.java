package foyer.tenancy;

/** The business that a tenant is set up for; the schema's enum of the same name. */
public enum Blueprint {
    REAL_ESTATE,
    BUSINESS_SUITE,
    LEAD_GENERATION,
    MEDIA_AGENCY,
    TRAVEL_SERVICES
}
