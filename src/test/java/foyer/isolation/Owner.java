package foyer.isolation;

import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;

/** A tenant's owner with one of everything: what they only read stays as it is. */
record Owner(TestMember member, Kit kit) {

    static Owner made(TestTenants tenants) {
        var member = tenants.signUp("REAL_ESTATE");
        return new Owner(member, Kit.of(tenants, member, "Own"));
    }

    /** Who has what is asked for only. */
    static Owner asNeeded(TestTenants tenants) {
        var member = tenants.signUp("REAL_ESTATE");
        return new Owner(member, Kit.asNeeded(tenants, member, "Own"));
    }
}
