package foyer.tenancy.invites;

import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.MailedTokens;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The operations on invites as somebody, the tokens that were mailed, and what is stored. */
public final class InviteApi {

    private InviteApi() {}

    static GraphQlAnswer create(TestMember as, String role, String... emails) {
        return create(as, Map.of("emails", List.of(emails), "role", role));
    }

    static GraphQlAnswer create(TestMember as, Map<String, ?> input) {
        return as.client()
                .post(
                        "mutation($input: InviteCreateInput!) { inviteCreate(input: $input) {"
                                + " results { email invite { id status teams { name } } } userErrors { code path } } }",
                        Map.of("input", input));
    }

    /** Invites somebody; the invite's id. */
    public static String pending(TestMember as) {
        return create(as, "MEMBER", UUID.randomUUID() + "@example.com").text("inviteCreate.results.0.invite.id");
    }

    /** Invites one address as a member, and answers the token of the mail. */
    public static String invited(TestMember as, String email, GraphQlClient client, TestDatabase database) {
        return invited(as, "MEMBER", email, client, database);
    }

    public static String invited(
            TestMember as, String role, String email, GraphQlClient client, TestDatabase database) {
        create(as, role, email).succeeded("inviteCreate");
        return mailed(email, client, database);
    }

    static String mailed(String email, GraphQlClient client, TestDatabase database) {
        return MailedTokens.last(client, database, email, "invite");
    }

    /** Makes a link for anybody; its id. */
    public static String link(TestMember as) {
        return link(as, Map.of()).succeeded("inviteLinkCreate").text("inviteLinkCreate.inviteLink.id");
    }

    /** Makes a link for anybody; its token. */
    public static String linkToken(TestMember as) {
        return link(as, Map.of()).succeeded("inviteLinkCreate").text("inviteLinkCreate.token");
    }

    static GraphQlAnswer link(TestMember as, Map<String, ?> input) {
        return run(as.client(), "inviteLinkCreate", "token url inviteLink { id status uses }", input);
    }

    /** The slug of a new company that takes customers. */
    public static String portal(TestTenants tenants) {
        return tenants.signUp("TRAVEL_SERVICES")
                .client()
                .post("{ viewer { tenant { slug } } }")
                .text("viewer.tenant.slug");
    }

    public static GraphQlAnswer accept(TestMember as, String token) {
        return run(as.client(), "inviteAccept", "membership { id role } tenant { id }", Map.of("token", token));
    }

    static GraphQlAnswer decline(GraphQlClient as, String token) {
        return run(as, "inviteDecline", "", Map.of("token", token));
    }

    public static GraphQlAnswer run(
            GraphQlClient as, String mutation, String select, Map<String, ? extends @Nullable Object> input) {
        var type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input!";
        return as.post(
                "mutation($input: %s) { %s(input: $input) { %s userErrors { code message path } } }"
                        .formatted(type, mutation, select),
                Map.of("input", input));
    }

    public static String seats(TestDatabase database, TestMember of) {
        return one(
                database,
                "select used || ' used, ' || reserved || ' reserved' from entitlements.counter"
                        + " where limit_key = 'SEATS' and tenant_id = ?",
                of.tenant());
    }

    /** The tenant's invites and the seats that they hold are past their time from now on. */
    static void expire(TestDatabase database, TestMember of) {
        for (var table : List.of("tenancy.invite", "entitlements.reservation")) {
            update(
                    database,
                    "update " + table + " set expires_at = now() - interval '1 second' where tenant_id = ?",
                    of.tenant());
        }
    }

    public static String one(TestDatabase database, String sql, Object... values) {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void update(TestDatabase database, String sql, Object... values) {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> codes(List<GraphQlAnswer> answers, String mutation) {
        return answers.stream()
                .flatMap(answer -> answer.userErrorCodes(mutation).stream())
                .toList();
    }

    public static List<GraphQlAnswer> atOnce(List<Callable<GraphQlAnswer>> calls) throws Exception {
        var start = new CyclicBarrier(calls.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = calls.stream()
                    .map(call -> threads.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            var all = new ArrayList<GraphQlAnswer>();
            for (var one : running) {
                all.add(one.get());
            }
            return all;
        }
    }
}
