package foyer.tenancy.members;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.entitlements.Claims;
import foyer.entitlements.Limit;
import foyer.platform.database.Transactions;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.invites.InviteApi;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;

/** Fewer seats at the moment at which somebody takes one: their number stays exact. */
@FoyerTest
@Tag("graphql")
class SeatRacesTest {

    private static final int ROUNDS = 5;

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

    private TestMember owner;
    private TestMember first;
    private TestMember second;
    private TestMember third;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("LEAD_GENERATION");
        first = tenants.join(owner, "MEMBER");
        second = tenants.join(owner, "ADMIN");
        tenants.join(owner, "VIEWER");
        third = tenants.join(owner, "MANAGER");
        MemberApi.recount(database, owner.tenant());
    }

    private void allow(long seats) {
        CurrentCaller.call(Caller.system(owner.tenant(), "test"), () -> {
            transactions.run(() -> claims.override(Limit.SEATS, seats, null, "A test"));
            return true;
        });
    }

    private List<String> stored() {
        return List.of(owner, first, second, third).stream()
                .map(member -> MemberApi.stored(database, member))
                .toList();
    }

    private void assertSeats(int seats) {
        assertThat(MemberApi.seats(database, owner.tenant())).isEqualTo(seats);
        assertThat(MemberApi.countedSeats(database, owner.tenant())).isEqualTo(seats);
    }

    /** Whoever comes first: nobody has a seat that there is not. */
    @RepeatedTest(ROUNDS)
    void seatsStayExactWhoeverTakesThemMeanwhile() throws Exception {
        var viewers = List.of(tenants.join(owner, "VIEWER"), tenants.join(owner, "VIEWER"));
        allow(5);
        var calls = new ArrayList<Callable<Boolean>>();
        calls.add(() -> {
            allow(3);
            return true;
        });
        viewers.forEach(viewer -> calls.add(() -> {
            MemberApi.update(owner, viewer.membershipId(), "MEMBER");
            return true;
        }));

        MemberApi.atOnce(calls);

        assertSeats(3);
        assertThat(stored().getFirst()).isEqualTo("OWNER ACTIVE");
    }

    @RepeatedTest(ROUNDS)
    void whoAcceptsAnInviteWhileSeatsAreLoweredIsOneOfThoseWhoAreFrozen() throws Exception {
        var newcomer = tenants.signUp("LEAD_GENERATION");
        allow(5);
        var token = InviteApi.invited(owner, newcomer.email(), client, database);

        MemberApi.atOnce(List.<Callable<Boolean>>of(
                () -> {
                    allow(3);
                    return true;
                },
                () -> InviteApi.accept(newcomer, token)
                        .userErrorCodes("inviteAccept")
                        .isEmpty()));

        assertSeats(3);
        assertThat(stored()).containsExactly("OWNER ACTIVE", "MEMBER ACTIVE", "ADMIN ACTIVE", "MANAGER FROZEN");
    }
}
