package foyer.tenancy.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A tenant's deletion is asked for by its owner and can be cancelled for 30 days, in which the tenant is used as before. */
@FoyerTest
@Tag("graphql")
class TenantDeletionTest {

    private static final Duration SOON = Awaited.PROMPTLY;

    private final TestTenants tenants;
    private final Deletions deletions;

    @Autowired
    TenantDeletionTest(TestTenants tenants, ApplicationContext beans) {
        this.tenants = tenants;
        this.deletions = new Deletions(beans);
    }

    @Test
    void tellsWhatWouldGoAndChangesNothing() {
        var owner = tenants.signUp("LEAD_GENERATION");
        tenants.join(owner, "MEMBER");
        lead(owner);

        var told = Deletions.request(owner.client(), slug(owner), true).succeeded("tenantRequestDeletion");

        assertThat(told.data("tenantRequestDeletion.counts").toString())
                .contains("{\"noun\":\"MEMBERSHIPS\",\"count\":2}", "{\"noun\":\"LEADS\",\"count\":1}")
                .doesNotContain("TEAMS");
        assertThat(told.data("tenantRequestDeletion.deletion").isNull()).isTrue();
        assertThat(logged(owner)).isZero();
    }

    @Test
    void isAskedForOnceAndTheTenantIsUsedAsBefore() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var member = tenants.join(owner, "MEMBER");

        var asked = Deletions.request(owner.client()).succeeded("tenantRequestDeletion");
        var again = Deletions.request(owner.client()).succeeded("tenantRequestDeletion");

        var deletion = asked.data("tenantRequestDeletion.deletion");
        assertThat(deletion.path("requestedBy").path("id").asString()).isEqualTo(owner.membershipId());
        assertThat(Duration.between(
                        Instant.parse(deletion.path("requestedAt").asString()),
                        Instant.parse(deletion.path("purgeAt").asString())))
                .isEqualTo(Duration.ofDays(30));
        assertThat(again.data("tenantRequestDeletion.deletion")).isEqualTo(deletion);
        assertThat(deletion(member)).contains(deletion.path("purgeAt").asString());
        assertThat(logged(owner)).isOne();
        assertThat(event(owner, "tenant.deletion_requested")).isOne();
        assertThat(mails(owner, "deletion-requested")).isOne();
        assertThat(mails(member, "deletion-requested")).isZero();
        lead(member);
    }

    @Test
    void isCancelledOnceBeforeItBegins() throws Exception {
        var owner = tenants.signUp("LEAD_GENERATION");
        Deletions.request(owner.client()).succeeded("tenantRequestDeletion");

        var cancelled = Deletions.cancel(owner.client()).succeeded("tenantCancelDeletion");

        assertThat(cancelled.text("tenantCancelDeletion.tenant.id")).isEqualTo(owner.tenantId());
        assertThat(deletion(owner)).isEqualTo("null");
        assertThat(Deletions.cancel(owner.client()).userErrorCodes("tenantCancelDeletion"))
                .containsExactly("NOT_REQUESTED");
        assertThat(event(owner, "tenant.deletion_cancelled")).isOne();
        assertThat(mails(owner, "deletion-cancelled")).isOne();
        deletions.purge();
        lead(owner);
    }

    @Test
    void isRefusedWithAnotherSlug() {
        var owner = tenants.signUp("LEAD_GENERATION");

        for (var dryRun : new boolean[] {true, false}) {
            assertThat(Deletions.request(owner.client(), "another", dryRun).userErrorCodes("tenantRequestDeletion"))
                    .containsExactly("SLUG_MISMATCH");
        }
        assertThat(logged(owner)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update entitlements.claim set access = 'READ_ONLY' where tenant_id",
                "update entitlements.claim set access = 'BLOCKED' where tenant_id"
            })
    void isAskedForAndCancelledWhateverThePlanAllows(String state) {
        var owner = tenants.signUp("LEAD_GENERATION");
        var slug = slug(owner);
        deletions.execute("%s = '%s'".formatted(state, owner.tenant()));
        Awaitility.await().atMost(SOON).until(() -> !create(owner).isEmpty());

        Deletions.request(owner.client(), slug, false).succeeded("tenantRequestDeletion");
        Deletions.cancel(owner.client()).succeeded("tenantCancelDeletion");
    }

    @Test
    void isHeldBackWhileTheTenantIsSuspendedAndCanBeCancelledThen() throws Exception {
        var owner = tenants.signUp("LEAD_GENERATION");
        var slug = slug(owner);
        Deletions.request(owner.client()).succeeded("tenantRequestDeletion");
        deletions.endGrace(owner);
        deletions.execute(
                "update tenancy.tenant set status = 'SUSPENDED', suspended_at = now(), suspended_reason = 'Because'"
                        + " where id = '%s'".formatted(owner.tenant()));
        Awaitility.await().atMost(SOON).until(() -> !create(owner).isEmpty());

        deletions.purge();

        assertThat(Deletions.request(owner.client(), slug, false).errorCodes()).containsExactly("TENANT_SUSPENDED");
        assertThat(state(owner)).isEqualTo("SUSPENDED");
        Deletions.cancel(owner.client()).succeeded("tenantCancelDeletion");
    }

    private static String slug(TestMember member) {
        return member.client().post("{ viewer { tenant { slug } } }").text("viewer.tenant.slug");
    }

    private static String deletion(TestMember member) {
        return member.client()
                .post("{ viewer { tenant { deletion { purgeAt requestedBy { name } } } } }")
                .data("viewer.tenant.deletion")
                .toString();
    }

    private static void lead(TestMember member) {
        assertThat(create(member)).isEmpty();
    }

    private static List<String> create(TestMember member) {
        return member.client()
                .post("mutation { leadCreate(input: { title: \"A roof\" }) { userErrors { code } } }")
                .errorCodes();
    }

    private String state(TestMember owner) {
        return deletions.text("select status from tenancy.tenant where id = '%s'".formatted(owner.tenant()));
    }

    private int logged(TestMember owner) {
        return count("audit.entry where action = 'tenant.request_deletion' and tenant_id = '%s'", owner.tenant());
    }

    private int event(TestMember owner, String type) {
        return count("platform.event where type = '" + type + "' and tenant_id = '%s'", owner.tenant());
    }

    private int mails(TestMember to, String template) {
        return count("platform.mail where template = '" + template + "' and recipient = '%s'", to.email());
    }

    private int count(String of, Object value) {
        return Integer.parseInt(deletions.text("select count(*) from " + of.formatted(value)));
    }
}
