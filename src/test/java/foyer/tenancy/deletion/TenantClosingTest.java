package foyer.tenancy.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.invites.InviteApi;
import foyer.tenancy.keys.ApiKeyApi;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.SocketClient;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** When a tenant's grace is over nobody is in it any more, and people have what else they had. */
@FoyerTest
@Tag("graphql")
class TenantClosingTest {

    private static final Duration SOON = Awaited.PROMPTLY;

    private final GraphQlClient anyone;
    private final TestTenants tenants;
    private final Deletions deletions;

    @Autowired
    TenantClosingTest(GraphQlClient anyone, TestTenants tenants, ApplicationContext beans) {
        this.anyone = anyone;
        this.tenants = tenants;
        this.deletions = new Deletions(beans);
    }

    @Test
    void endsForItsPeopleWithinASecondWhoKeepTheirAccounts() throws Exception {
        var owner = tenants.signUp("LEAD_GENERATION");
        var member = tenants.join(owner, "MEMBER");
        var slug = slug(owner);

        deletions.delete(owner);

        for (var person : new TestMember[] {owner, member}) {
            Awaitility.await().atMost(SOON).until(() -> !leads(person.client()).isEmpty());
            var in = signIn(person);
            assertThat(in.text("signIn.session.user.email")).isEqualTo(person.email());
            assertThat(in.data("signIn.session.tenant").isNull()).isTrue();
        }
        assertThat(deletions.text("select status || ' ' || slug || ' ' || (purge_at is null) from tenancy.tenant"
                        + " where id = '%s'".formatted(owner.tenant())))
                .isEqualTo("DELETED " + slug + " true");
    }

    @Test
    void leavesWhoeverBelongsNowhereTheWayToACompanyOfTheirOwn() throws Exception {
        var owner = tenants.signUp("LEAD_GENERATION");
        deletions.delete(owner);

        var nowhere = owner.client().as(signIn(owner).text("signIn.session.accessToken"));

        assertThat(nowhere.post("{ viewer { tenants { name } } }")
                        .data("viewer.tenants")
                        .toString())
                .isEqualTo("[]");
        nowhere.post("mutation { tenantCreate(input: { name: \"Second\", blueprint: REAL_ESTATE }) {"
                        + " tenant { id } userErrors { code } } }")
                .succeeded("tenantCreate");
    }

    /** Before a row of it has gone. */
    @Test
    void closesWhatIsHeldOpenKeysAndInvitesAtOnce() throws Exception {
        var owner = tenants.signUp("LEAD_GENERATION");
        var member = tenants.join(owner, "MEMBER");
        var stranger = tenants.signUp("LEAD_GENERATION");
        var key = new ApiKeyApi(owner).make("Site", List.of("LEADS_READ"));
        var link = InviteApi.linkToken(owner);
        assertThat(leads(key.client())).isEmpty();
        try (var socket = SocketClient.as(member.client().server(), member.accessToken())) {
            socket.run("subscription { leadChanged { lead { id } } }", Map.of());

            deletions.close(owner);

            Awaitility.await().atMost(SOON).until(() -> !leads(member.client()).isEmpty());
            Awaitility.await().atMost(SOON).until(() -> !leads(key.client()).isEmpty());
            Awaitility.await().atMost(SOON).until(socket::isClosed);
        }
        assertThat(InviteApi.accept(stranger, link).userErrorCodes("inviteAccept"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isCancelledOrBegunByWhoeverComesFirst(boolean cancelled) throws Exception {
        var owner = tenants.signUp("LEAD_GENERATION");
        Deletions.request(owner.client()).succeeded("tenantRequestDeletion");
        deletions.endGrace(owner);
        var cancel = new FutureTask<>(() -> Deletions.cancel(owner.client()));
        var begin = new FutureTask<Boolean>(() -> {
            deletions.purge();
            return true;
        });

        try (var held = deletions.hold(owner)) {
            deletions.queue(cancelled ? List.of(cancel, begin) : List.of(begin, cancel));
            held.rollback();
        }

        assertThat(begin.get()).isTrue();
        assertThat(cancel.get().userErrorCodes("tenantCancelDeletion"))
                .isEqualTo(cancelled ? List.of() : List.of("NOT_REQUESTED"));
        assertThat(state(owner)).isEqualTo(cancelled ? "ACTIVE" : "DELETED");
        assertThat(event(owner, "tenant.deletion_cancelled")).isEqualTo(cancelled ? 1 : 0);
        assertThat(event(owner, "tenant.deleted")).isEqualTo(cancelled ? 0 : 1);
    }

    @Test
    void isSeenAndNotResumedByThoseWhoRunThePlatform() throws Exception {
        var owner = tenants.signUp("LEAD_GENERATION");
        var slug = slug(owner);
        var admin = tenants.superAdmin(tenants.signUp("LEAD_GENERATION"));
        deletions.delete(owner);

        assertThat(admin.client()
                        .post("query($s: String) { tenants(search: $s) { nodes { status } } }", Map.of("s", slug))
                        .data("tenants.nodes")
                        .toString())
                .contains("DELETED");
        assertThat(admin.client()
                        .post(
                                "mutation($id: ID!) { tenantResume(input: { id: $id }) { userErrors { code } } }",
                                Map.of("id", owner.tenantId()))
                        .userErrorCodes("tenantResume"))
                .containsExactly("NOT_FOUND");
    }

    private GraphQlAnswer signIn(TestMember person) {
        return anyone.post(
                        "mutation($input: SignInInput!) { signIn(input: $input) {"
                                + " session { accessToken user { email } tenant { id } } userErrors { code } } }",
                        Map.of("input", Map.of("email", person.email(), "password", TestTenants.PASSWORD)))
                .succeeded("signIn");
    }

    private static String slug(TestMember member) {
        return member.client().post("{ viewer { tenant { slug } } }").text("viewer.tenant.slug");
    }

    private static List<String> leads(GraphQlClient as) {
        return as.post("{ leads { totalCount } }").errorCodes();
    }

    private String state(TestMember owner) {
        return deletions.text("select status from tenancy.tenant where id = '%s'".formatted(owner.tenant()));
    }

    private int event(TestMember owner, String type) {
        return Integer.parseInt(
                deletions.text("select count(*) from platform.event where type = '%s' and tenant_id = '%s'"
                        .formatted(type, owner.tenant())));
    }
}
