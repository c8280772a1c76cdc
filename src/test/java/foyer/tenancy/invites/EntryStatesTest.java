package foyer.tenancy.invites;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes in and who is put out while a tenant is closed, and while a newcomer changes who they are. */
@FoyerTest
@Tag("graphql")
class EntryStatesTest extends OwnerAndGuest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update tenancy.tenant set status = 'SUSPENDED' where id = ?",
                "update entitlements.claim set access = 'BLOCKED' where tenant_id = ?"
            })
    void nobodyJoinsATenantThatIsClosed(String closing) {
        var invite = InviteApi.invited(owner, guest.email(), anonymous, database);
        var link = InviteApi.link(owner, Map.of()).text("inviteLinkCreate.token");
        InviteApi.update(database, closing, owner.tenant());

        assertThat(InviteApi.accept(guest, invite).userErrorCodes("inviteAccept"))
                .containsExactly("TENANT_CLOSED");
        assertThat(InviteApi.accept(guest, link).userErrorCodes("inviteAccept")).containsExactly("TENANT_CLOSED");
        var input = Map.of(
                "email",
                "new@closed.example.com",
                "password",
                TestTenants.PASSWORD,
                "name",
                "Noor",
                "inviteToken",
                link);
        assertThat(InviteApi.run(anonymous, "signUp", "session { accessToken }", input)
                        .userErrorCodes("signUp"))
                .containsExactly("TENANT_CLOSED");
    }

    @Test
    void nobodyJoinsThePortalOfATenantThatIsBlocked() {
        var slug = InviteApi.portal(tenants);
        InviteApi.update(
                database,
                "update entitlements.claim set access = 'BLOCKED' where tenant_id = (select id from tenancy.tenant where"
                        + " slug = ?)",
                slug);

        assertThat(InviteApi.run(guest.client(), "portalJoin", "", Map.of("tenantSlug", slug))
                        .userErrorCodes("portalJoin"))
                .containsExactly("PORTAL_CLOSED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ_ONLY", "BLOCKED"})
    void peopleArePutOutAndInvitesTakenBackWhateverIsPaid(String access) {
        var member = tenants.join(owner, "MEMBER");
        var other = tenants.join(owner, "VIEWER");
        var invite = InviteApi.pending(owner);
        var link = InviteApi.link(owner);
        InviteApi.update(
                database,
                "update entitlements.claim set access = '" + access + "' where tenant_id = ?",
                owner.tenant());
        Awaited.until(
                () -> run("teamCreate", Map.of("name", "Late")).errorCodes().contains("PAYMENT_REQUIRED"));

        run("membershipSuspend", Map.of("id", other.membershipId())).succeeded("membershipSuspend");
        run("membershipRemove", Map.of("id", member.membershipId())).succeeded("membershipRemove");
        run("inviteRevoke", Map.of("id", invite)).succeeded("inviteRevoke");
        run("inviteLinkRevoke", Map.of("id", link)).succeeded("inviteLinkRevoke");
    }

    @Test
    void whoIsRenamedMeanwhileJoinsWithTheNewName() throws Exception {
        var link = InviteApi.link(owner, Map.of()).text("inviteLinkCreate.token");

        var answer = whileRenamed(() -> InviteApi.accept(guest, link));

        answer.succeeded("inviteAccept");
        assertThat(InviteApi.one(
                        database,
                        "select name from tenancy.membership where tenant_id = ? and user_id = ?",
                        owner.tenant(),
                        guest.user()))
                .isEqualTo("Renamed");
    }

    /** Begins the call while another transaction has renamed the guest, which ends once the call waits for it or has ended. */
    private GraphQlAnswer whileRenamed(Callable<GraphQlAnswer> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var connection = database.asSuperuser();
                var rename =
                        connection.prepareStatement("update identity.user_account set name = 'Renamed' where id = ?")) {
            connection.setAutoCommit(false);
            rename.setObject(1, guest.user());
            rename.execute();
            var running = threads.submit(call);
            Awaited.until(() -> running.isDone() || isWaitedFor());
            connection.commit();
            return running.get();
        }
    }

    private boolean isWaitedFor() {
        return !InviteApi.one(
                        database,
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")
                .equals("0");
    }

    private GraphQlAnswer run(String mutation, Map<String, ?> input) {
        return InviteApi.run(owner.client(), mutation, "", input);
    }
}
