package foyer.tenancy.members;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.records.freezing.DowngradeApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fewer seats than people, and the tenant has chosen who keeps one. */
@FoyerTest
@Tag("graphql")
class KeptSeatsTest extends FourSeats {

    private List<String> choose(TestMember... keep) {
        return chooseAs(owner, keep);
    }

    private static List<String> chooseAs(TestMember caller, TestMember... keep) {
        var ids = List.of(keep).stream().map(TestMember::membershipId).toList();
        return new DowngradeApi(caller).choose(ids, Map.of("limit", "SEATS")).userErrorCodes("downgradeChoose");
    }

    @Test
    void whoIsChosenKeepsTheSeatAndGetsOneBackAtOnce() {
        assertThat(choose(third)).isEmpty();
        allow(3);
        assertThat(stored()).containsExactly("OWNER ACTIVE", "MEMBER ACTIVE", "ADMIN FROZEN", "MANAGER ACTIVE");

        assertThat(choose(second)).isEmpty();
        assertThat(stored()).containsExactly("OWNER ACTIVE", "MEMBER ACTIVE", "ADMIN ACTIVE", "MANAGER FROZEN");
        assertSeats(3);

        assertThat(choose(first, second, third)).isEmpty();
        assertThat(stored()).as("the last owner stays").contains("OWNER ACTIVE");
        assertSeats(3);
        assertThat(choose(owner, first, second, third)).containsExactly("KEEP_TOO_MANY");
        assertThat(choose(tenants.signUp("LEAD_GENERATION"))).containsExactly("KEEP_INVALID");

        allow(1);
        assertThat(stored()).containsExactly("OWNER ACTIVE", "MEMBER FROZEN", "ADMIN FROZEN", "MANAGER FROZEN");
    }

    @Test
    void withoutAChoiceTheOldestHaveTheSeats() {
        assertThat(choose(third)).isEmpty();
        allow(3);
        assertThat(stored()).containsExactly("OWNER ACTIVE", "MEMBER ACTIVE", "ADMIN FROZEN", "MANAGER ACTIVE");

        assertThat(choose()).isEmpty();

        assertThat(stored()).containsExactly("OWNER ACTIVE", "MEMBER ACTIVE", "ADMIN ACTIVE", "MANAGER FROZEN");
        assertSeats(3);
    }

    /** The partner is the newest of all, and whoever manages what is paid for chooses everybody else. */
    @Test
    void nobodyChoosesAnOwnersSeatAway() {
        var partner = tenants.join(owner, "OWNER");
        MemberApi.recount(database, owner.tenant());
        allow(4);
        assertThat(stored()).containsExactly("OWNER ACTIVE", "MEMBER ACTIVE", "ADMIN ACTIVE", "MANAGER FROZEN");

        assertThat(chooseAs(second, owner, first, second, third)).isEmpty();
        assertThat(MemberApi.stored(database, partner)).isEqualTo("OWNER ACTIVE");
        assertThat(chooseAs(second, second, third)).isEmpty();
        assertThat(MemberApi.stored(database, partner)).isEqualTo("OWNER ACTIVE");

        assertThat(stored()).containsExactly("OWNER ACTIVE", "MEMBER FROZEN", "ADMIN ACTIVE", "MANAGER ACTIVE");
        assertSeats(4);
    }

    /** The partner was frozen before they became an owner: there is no seat that a choice could take from them. */
    @Test
    void whoIsChosenKeepsTheSeatBeforeAnOwnerWithoutOne() {
        allow(3);
        MemberApi.update(owner, third.membershipId(), "OWNER").succeeded("membershipUpdate");
        assertThat(stored()).containsExactly("OWNER ACTIVE", "MEMBER ACTIVE", "ADMIN ACTIVE", "OWNER FROZEN");
        assertThat(DowngradeApi.items(DowngradeApi.over(new DowngradeApi(owner).plan("FREE"), "SEATS")))
                .containsExactly(third.membershipId());

        assertThat(choose(first, second)).isEmpty();

        assertThat(stored()).containsExactly("OWNER ACTIVE", "MEMBER ACTIVE", "ADMIN ACTIVE", "OWNER FROZEN");
        assertSeats(3);
    }

    @Test
    void ofThoseFrozenAtOnceAnOwnerIsThawedFirst() {
        MemberApi.update(owner, third.membershipId(), "OWNER").succeeded("membershipUpdate");
        allow(1);
        assertThat(stored()).containsExactly("OWNER ACTIVE", "MEMBER FROZEN", "ADMIN FROZEN", "OWNER FROZEN");

        allow(2);

        assertThat(stored()).containsExactly("OWNER ACTIVE", "MEMBER FROZEN", "ADMIN FROZEN", "OWNER ACTIVE");
        assertSeats(2);
    }

    @Test
    void tellsBeforehandWhoWouldHaveNoSeat() {
        var api = new DowngradeApi(owner);
        var over = DowngradeApi.over(api.plan("FREE"), "SEATS");
        assertThat(over.path("used").asInt()).isEqualTo(4);
        assertThat(over.path("allowed").asInt()).isEqualTo(2);
        assertThat(over.path("freezes").asInt()).isEqualTo(2);
        assertThat(DowngradeApi.items(over)).containsExactly(third.membershipId(), second.membershipId());

        assertThat(choose(third)).isEmpty();
        over = DowngradeApi.over(api.plan("FREE"), "SEATS");
        assertThat(DowngradeApi.items(over)).containsExactly(second.membershipId(), first.membershipId());
        assertThat(over.path("kept").toString()).isEqualTo("[\"" + third.membershipId() + "\"]");
    }
}
