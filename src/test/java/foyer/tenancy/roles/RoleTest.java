package foyer.tenancy.roles;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class RoleTest {

    @ParameterizedTest
    @CsvSource({
        "OWNER,     OWNER ADMIN MANAGER MEMBER VIEWER",
        "ADMIN,     ADMIN MANAGER MEMBER VIEWER",
        "MANAGER,   MANAGER MEMBER VIEWER",
        "MEMBER,    MEMBER VIEWER",
        "VIEWER,    VIEWER",
        "DEVELOPER, DEVELOPER",
        "CUSTOMER,  CUSTOMER"
    })
    void countsAsTheWeakerOnesOfItsLadder(Role role, String roles) {
        assertThat(role.countsAs()).containsExactlyInAnyOrder(roles.split(" ", -1));
    }
}
