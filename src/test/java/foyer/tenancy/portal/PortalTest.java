package foyer.tenancy.portal;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.invites.InviteApi;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.MailedTokens;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who becomes a customer of a tenant, as the tenant lets them, and what they see then. */
@FoyerTest
@Tag("graphql")
class PortalTest {

    private static final int AT_ONCE = 6;
    private static final int MORE_THAN_ATTEMPTS = 25;

    @Autowired
    GraphQlClient anonymous;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private TestMember agency;
    private String slug;
    private String email;

    @BeforeEach
    void found() {
        agency = tenants.signUp("TRAVEL_SERVICES");
        slug = agency.client().post("{ viewer { tenant { slug } } }").text("viewer.tenant.slug");
        email = "customer-" + UUID.randomUUID() + "@example.com";
    }

    @Test
    void makesACustomerWhoTakesNoSeatAndSeesNobodysData() {
        tenants.allow(agency, "SEATS", 1L);

        var answer = signUp(email, TestTenants.PASSWORD).succeeded("signUp");

        assertThat(answer.text("signUp.session.tenant.id")).isEqualTo(agency.tenantId());
        var customer = anonymous.as(answer.text("signUp.session.accessToken"));
        var viewer = customer.post("{ viewer { permissions user { emailVerifiedAt } membership { role } } }");
        assertThat(viewer.text("viewer.membership.role")).isEqualTo("CUSTOMER");
        assertThat(viewer.data("viewer.user.emailVerifiedAt").isNull()).isTrue();
        assertThat(viewer.data("viewer.permissions").isEmpty()).isTrue();
        assertThat(customer.post("{ viewer { tenant { memberships(first: 1) { nodes { email } } } } }")
                        .errorCodes())
                .containsExactly("FORBIDDEN");
        assertThat(InviteApi.seats(database, agency)).isEqualTo("1 used, 0 reserved");
        assertThat(MailedTokens.last(anonymous, database, email, "verify-email"))
                .isNotEmpty();
    }

    @Test
    void letsWhoeverKnowsThePasswordOfAnAccountJoinWithIt() {
        var guest = tenants.signUp("REAL_ESTATE");

        var answer = signUp(guest.email(), TestTenants.PASSWORD).succeeded("signUp");
        var again = signUp(guest.email(), TestTenants.PASSWORD).succeeded("signUp");

        assertThat(answer.text("signUp.session.tenant.id")).isEqualTo(agency.tenantId());
        assertThat(again.text("signUp.session.tenant.id")).isEqualTo(agency.tenantId());
        var own = guest.client().post("{ viewer { user { id name } } }");
        var viewer = anonymous
                .as(answer.text("signUp.session.accessToken"))
                .post("{ viewer { user { id } membership { role name } } }");
        assertThat(viewer.text("viewer.user.id")).isEqualTo(own.text("viewer.user.id"));
        assertThat(viewer.text("viewer.membership.name")).isEqualTo(own.text("viewer.user.name"));
        assertThat(viewer.text("viewer.membership.role")).isEqualTo("CUSTOMER");
    }

    @Test
    void tellsWhoeverDoesNotKnowItWhatEverySignUpTells() {
        var guest = tenants.signUp("REAL_ESTATE");
        var elsewhere = input(guest.email(), "nine purple hinges sing 77");
        elsewhere.put("tenant", Map.of("name", "Own", "blueprint", "REAL_ESTATE"));
        elsewhere.remove("portal");

        var answer = signUp(guest.email(), "nine purple hinges sing 77");

        assertThat(answer.userErrorCodes("signUp")).containsExactly("EMAIL_TAKEN");
        assertThat(answer.userErrors("signUp")).isEqualTo(post(elsewhere).userErrors("signUp"));
        assertThat(answer.data("signUp.session").isNull()).isTrue();
        assertThat(memberships(guest.email())).isEqualTo("0");
    }

    @Test
    void slowsDownWhoeverGuessesPasswordsThere() {
        var guest = tenants.signUp("REAL_ESTATE");
        for (var i = 0; i < MORE_THAN_ATTEMPTS; i++) {
            signUp(guest.email(), "nine purple hinges sing " + i);
        }

        assertThat(signUp(guest.email(), TestTenants.PASSWORD).errorCodes()).containsExactly("RATE_LIMITED");
        assertThat(memberships(guest.email())).isEqualTo("0");
    }

    @Test
    void makesOneCustomerOfManyAtOnce() throws Exception {
        Callable<GraphQlAnswer> call = () -> signUp(email, TestTenants.PASSWORD);

        var answers = InviteApi.atOnce(Collections.nCopies(AT_ONCE, call));

        assertThat(answers.stream().flatMap(answer -> answer.userErrorCodes("signUp").stream()))
                .isSubsetOf("EMAIL_TAKEN");
        assertThat(answers.stream().filter(answer -> answer.userErrors("signUp").isEmpty()))
                .isNotEmpty();
        assertThat(memberships(email)).isEqualTo("1");
    }

    @Test
    void letsNobodyInWhereTheTenantDoesNot() {
        var closed = signUp(email, TestTenants.PASSWORD, tenantSlug(tenants.signUp("REAL_ESTATE")));
        var unknown = signUp(email, TestTenants.PASSWORD, "no-such-company");
        settle("INVITED");
        var invited = signUp(email, TestTenants.PASSWORD);
        settle("OFF");
        var off = signUp(email, TestTenants.PASSWORD);

        assertThat(closed.userErrorCodes("signUp")).containsExactly("PORTAL_CLOSED");
        assertThat(unknown.userErrors("signUp")).isEqualTo(closed.userErrors("signUp"));
        assertThat(invited.userErrorCodes("signUp")).containsExactly("INVITATION_NEEDED");
        assertThat(off.userErrorCodes("signUp")).containsExactly("PORTAL_CLOSED");
        InviteApi.update(database, "update tenancy.tenant set status = 'SUSPENDED' where id = ?", agency.tenant());
        assertThat(signUp(email, TestTenants.PASSWORD).userErrorCodes("signUp")).containsExactly("PORTAL_CLOSED");
        assertThat(InviteApi.one(database, "select count(*) from identity.user_account where email = ?", email))
                .isEqualTo("0");
    }

    @Test
    void letsInWhoeverWasInvitedAsACustomer() {
        settle("INVITED");
        var input = input(email, TestTenants.PASSWORD);
        input.remove("portal");
        input.put("inviteToken", InviteApi.invited(agency, "CUSTOMER", email, anonymous, database));

        assertThat(post(input).succeeded("signUp").text("signUp.session.tenant.id"))
                .isEqualTo(agency.tenantId());
    }

    @Test
    void opensToWhomTheTenantSays() {
        var other = tenants.signUp("REAL_ESTATE");
        assertThat(setting(agency)).isEqualTo("OPEN");
        assertThat(setting(other)).isEqualTo("OFF");

        InviteApi.run(other.client(), "tenantUpdate", "tenant { id }", Map.of("customerSignUp", "OPEN"))
                .succeeded("tenantUpdate");

        assertThat(setting(other)).isEqualTo("OPEN");
        signUp(email, TestTenants.PASSWORD, tenantSlug(other)).succeeded("signUp");
    }

    @Test
    void letsWhoeverIsSignedInJoinOnce() {
        var guest = tenants.signUp("REAL_ESTATE");

        var joined = join(guest);

        assertThat(joined.succeeded("portalJoin").text("portalJoin.membership.role"))
                .isEqualTo("CUSTOMER");
        assertThat(joined.text("portalJoin.tenant.id")).isEqualTo(agency.tenantId());
        assertThat(join(guest).userErrorCodes("portalJoin")).containsExactly("ALREADY_MEMBER");
        settle("OFF");
        assertThat(join(tenants.signUp("REAL_ESTATE")).userErrorCodes("portalJoin"))
                .containsExactly("PORTAL_CLOSED");
    }

    private GraphQlAnswer join(TestMember as) {
        return InviteApi.run(
                as.client(), "portalJoin", "membership { role } tenant { id }", Map.of("tenantSlug", slug));
    }

    private void settle(String customerSignUp) {
        InviteApi.run(agency.client(), "tenantUpdate", "", Map.of("customerSignUp", customerSignUp))
                .succeeded("tenantUpdate");
    }

    private static String setting(TestMember of) {
        return of.client().post("{ viewer { tenant { customerSignUp } } }").text("viewer.tenant.customerSignUp");
    }

    private static String tenantSlug(TestMember of) {
        return of.client().post("{ viewer { tenant { slug } } }").text("viewer.tenant.slug");
    }

    private String memberships(String of) {
        return InviteApi.one(
                database,
                "select count(*) from tenancy.membership where tenant_id = ? and email = ?",
                agency.tenant(),
                of);
    }

    private GraphQlAnswer signUp(String address, String password) {
        return post(input(address, password));
    }

    private GraphQlAnswer signUp(String address, String password, String portal) {
        var input = input(address, password);
        input.put("portal", Map.of("tenantSlug", portal));
        return post(input);
    }

    private GraphQlAnswer post(Map<String, Object> input) {
        return InviteApi.run(anonymous, "signUp", "session { accessToken tenant { id } }", input);
    }

    private Map<String, Object> input(String address, String password) {
        var input = new HashMap<String, Object>();
        input.put("email", address);
        input.put("password", password);
        input.put("name", "Rana Saleh");
        input.put("portal", Map.of("tenantSlug", slug));
        return input;
    }
}
