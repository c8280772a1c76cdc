package foyer.tenancy.roles;

/** What offers people a role before they have it; under the tenant's lock. */
public interface RoleOffers {

    /** Takes back all that offers the role, which is about to be deleted, and forgets it. */
    void withdraw(CustomRoleId role);
}
