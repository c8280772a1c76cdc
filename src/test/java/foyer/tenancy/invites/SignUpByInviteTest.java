package foyer.tenancy.invites;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Accounts that begin as a member of the tenant that invited them. */
@FoyerTest
@Tag("graphql")
class SignUpByInviteTest extends TenantThatInvites {

    private static final int AT_ONCE = 6;

    private String email;

    @BeforeEach
    void found() {
        email = "new-" + UUID.randomUUID() + "@example.com";
    }

    @Test
    void makesAMemberWithAProvenAddressWhoIsSignedInThere() {
        var answer = signUp(email, invited()).succeeded("signUp");

        assertThat(answer.text("signUp.session.tenant.id")).isEqualTo(owner.tenantId());
        var viewer = anonymous
                .as(answer.text("signUp.session.accessToken"))
                .post("{ viewer { user { emailVerifiedAt } membership { role email } } }");
        assertThat(viewer.text("viewer.user.emailVerifiedAt")).isNotEmpty();
        assertThat(viewer.text("viewer.membership.role")).isEqualTo("MANAGER");
        assertThat(viewer.text("viewer.membership.email")).isEqualTo(email);
        assertThat(InviteApi.seats(database, owner)).isEqualTo("2 used, 0 reserved");
        assertThat(InviteApi.one(
                        database, "select string_agg(template, ',') from platform.mail where recipient = ?", email))
                .isEqualTo("invite");
    }

    @Test
    void refusesAnotherAddressAndAnUnknownOrUsedToken() {
        var token = invited();

        assertThat(signUp("other-" + email, token).userErrorCodes("signUp")).containsExactly("WRONG_EMAIL");
        assertThat(signUp(email, "nonsense").userErrorCodes("signUp")).containsExactly("INVITE_UNKNOWN");
        InviteApi.decline(anonymous, token).succeeded("inviteDecline");
        assertThat(signUp(email, token).userErrorCodes("signUp")).containsExactly("INVITE_USED");
        assertThat(accounts()).isEqualTo("0");
    }

    @Test
    void asksWhoeverHasAnAccountToSignInInstead() {
        var guest = tenants.signUp("REAL_ESTATE");
        var token = InviteApi.invited(owner, "MEMBER", guest.email(), anonymous, database);

        var answer = signUp(guest.email(), token);

        assertThat(answer.userErrorCodes("signUp")).containsExactly("EMAIL_TAKEN");
        InviteApi.accept(guest, token).succeeded("inviteAccept");
    }

    @Test
    void makesNothingWhenThereIsNoSeat() {
        var token = invited();
        InviteApi.update(
                database,
                "update entitlements.reservation set expires_at = now() - interval '1 hour' where tenant_id = ?",
                owner.tenant());
        tenants.allow(owner, "SEATS", 2L);
        InviteApi.create(owner, "MEMBER", "taken-" + email).succeeded("inviteCreate");

        assertThat(signUp(email, token).userErrorCodes("signUp")).containsExactly("SEAT_LIMIT");
        assertThat(accounts()).isEqualTo("0");
    }

    @Test
    void letsOneOfManyAtOnceIn() throws Exception {
        var token = invited();
        Callable<GraphQlAnswer> call = () -> signUp(email, token);

        var answers = InviteApi.atOnce(Collections.nCopies(AT_ONCE, call));

        assertThat(InviteApi.codes(answers, "signUp")).hasSize(AT_ONCE - 1).isSubsetOf("EMAIL_TAKEN", "INVITE_USED");
        assertThat(accounts()).isEqualTo("1");
        assertThat(InviteApi.seats(database, owner)).isEqualTo("2 used, 0 reserved");
    }

    @Test
    void wantsAtMostOnePlaceToBegin() {
        var both = input(email);
        both.put("inviteToken", invited());
        both.put("tenant", Map.of("name", "Own", "blueprint", "REAL_ESTATE"));

        assertThat(post(both).userErrorCodes("signUp")).containsExactly("DESTINATION_INVALID");
        assertThat(accounts()).isEqualTo("0");
    }

    private String invited() {
        return InviteApi.invited(owner, "MANAGER", email, anonymous, database);
    }

    private String accounts() {
        return InviteApi.one(database, "select count(*) from identity.user_account where email = ?", email);
    }

    private GraphQlAnswer signUp(String address, String token) {
        var input = input(address);
        input.put("inviteToken", token);
        return post(input);
    }

    private GraphQlAnswer post(Map<String, Object> input) {
        return InviteApi.run(anonymous, "signUp", "session { accessToken tenant { id } }", input);
    }

    private static Map<String, Object> input(String address) {
        var input = new HashMap<String, Object>();
        input.put("email", address);
        input.put("password", TestTenants.PASSWORD);
        input.put("name", "Noor Haddad");
        return input;
    }
}
