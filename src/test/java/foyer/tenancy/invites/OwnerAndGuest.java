package foyer.tenancy.invites;

import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A tenant's owner, and somebody of another tenant who may be asked in. */
abstract class OwnerAndGuest {

    @Autowired
    GraphQlClient anonymous;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    TestMember owner;
    TestMember guest;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("LEAD_GENERATION");
        guest = tenants.signUp("REAL_ESTATE");
    }
}
