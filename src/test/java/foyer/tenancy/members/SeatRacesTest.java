package foyer.tenancy.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.identity.SessionId;
import foyer.identity.UserId;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.entry.Admissions;
import foyer.tenancy.entry.Entrance;
import foyer.tenancy.entry.Entrances;
import foyer.tenancy.entry.Newcomer;
import foyer.tenancy.invites.InviteApi;
import foyer.testing.FoyerTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Fewer seats at the moment at which somebody takes one: their number stays exact. */
@FoyerTest
@Tag("graphql")
class SeatRacesTest extends FourSeats {

    private static final int ROUNDS = 5;
    private static final Duration BOUND = Duration.ofSeconds(60);

    @Autowired
    Entrances entrances;

    @Autowired
    Admissions admissions;

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

    @Test
    void whoIsJoiningByALinkWhileSeatsAreLoweredIsOneOfThoseWhoAreFrozen() throws Exception {
        var newcomer = tenants.signUp("LEAD_GENERATION");
        allow(5);
        var token = InviteApi.linkToken(owner);
        var who = new Newcomer(new UserId(newcomer.user()), "Noor", newcomer.email(), true);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var opening = here(() -> entrances.find(Entrance.Kind.LINK, token, who));
            var member = admissions.member(opening, who.user(), new SessionId(UUID.randomUUID()));
            var lowering = here(() -> admissions.as(
                    member,
                    () -> transactions.write(() -> {
                        admissions.enter(opening, who);
                        var other = threads.submit(() -> allow(3));
                        await().atMost(BOUND).until(() -> other.isDone() || somebodyWaits());
                        return other;
                    })));
            lowering.get();
        }

        assertSeats(3);
        assertThat(stored()).containsExactly("OWNER ACTIVE", "MEMBER ACTIVE", "ADMIN ACTIVE", "MANAGER FROZEN");
    }

    private <T> T here(Supplier<T> work) {
        return CurrentCaller.call(Caller.system(owner.tenant(), "test"), work::get);
    }

    /** For a lock that the other has. */
    private boolean somebodyWaits() {
        return !InviteApi.one(database, "select count(*) from pg_locks where not granted")
                .equals("0");
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
