package foyer.tenancy.invites;

import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A tenant whose owner asks people in. */
abstract class TenantThatInvites {

    @Autowired
    GraphQlClient anonymous;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    TestMember owner;

    @BeforeEach
    void foundTenant() {
        owner = tenants.signUp("LEAD_GENERATION");
    }
}
