package foyer.tenancy.members;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.entitlements.Claims;
import foyer.entitlements.Limit;
import foyer.platform.database.Transactions;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A tenant with four people on seats and one who needs none. */
abstract class FourSeats {

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    Claims claims;

    @Autowired
    Transactions transactions;

    TestMember owner;
    TestMember first;
    TestMember second;
    TestMember third;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("LEAD_GENERATION");
        first = tenants.join(owner, "MEMBER");
        second = tenants.join(owner, "ADMIN");
        tenants.join(owner, "VIEWER");
        third = tenants.join(owner, "MANAGER");
        MemberApi.recount(database, owner.tenant());
    }

    void allow(@Nullable Long seats, @Nullable Instant until) {
        CurrentCaller.call(Caller.system(owner.tenant(), "test"), () -> {
            transactions.run(() -> claims.override(Limit.SEATS, seats, until, "A test"));
            return true;
        });
    }

    void allow(long seats) {
        allow(seats, null);
    }

    List<String> stored() {
        return List.of(owner, first, second, third).stream()
                .map(member -> MemberApi.stored(database, member))
                .toList();
    }

    void assertSeats(int seats) {
        assertThat(MemberApi.seats(database, owner.tenant())).isEqualTo(seats);
        assertThat(MemberApi.countedSeats(database, owner.tenant())).isEqualTo(seats);
    }
}
