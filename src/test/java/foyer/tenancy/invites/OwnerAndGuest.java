package foyer.tenancy.invites;

import foyer.testing.TestTenants.TestMember;
import org.junit.jupiter.api.BeforeEach;

/** A tenant's owner, and somebody of another tenant who may be asked in. */
abstract class OwnerAndGuest extends TenantThatInvites {

    TestMember guest;

    @BeforeEach
    void signUpGuest() {
        guest = tenants.signUp("REAL_ESTATE");
    }
}
