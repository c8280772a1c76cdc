package foyer.tenancy.members;

import foyer.testing.GraphQlAnswer;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The mutations on memberships as somebody, and what is stored of them. */
public final class MemberApi {

    private MemberApi() {}

    static GraphQlAnswer update(TestMember as, String id, String role) {
        return run(as, "membershipUpdate", Map.of("id", id, "role", role));
    }

    static GraphQlAnswer suspend(TestMember as, String id) {
        return run(as, "membershipSuspend", Map.of("id", id));
    }

    static GraphQlAnswer resume(TestMember as, String id) {
        return run(as, "membershipResume", Map.of("id", id));
    }

    public static GraphQlAnswer remove(TestMember as, String id, @Nullable String reassignTo) {
        var input = new HashMap<String, @Nullable Object>();
        input.put("id", id);
        input.put("reassignTo", reassignTo);
        return run(as, "membershipRemove", input);
    }

    static GraphQlAnswer leave(TestMember as) {
        return as.client().post("mutation { membershipLeave { userErrors { code path message } } }");
    }

    static GraphQlAnswer transfer(TestMember as, String id) {
        return run(as, "tenantTransferOwnership", Map.of("membershipId", id));
    }

    private static GraphQlAnswer run(TestMember as, String mutation, Map<String, ? extends @Nullable Object> input) {
        var type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input!";
        return as.client()
                .post(
                        "mutation($input: %s) { %s(input: $input) { membership { id role status } userErrors { code path message } } }"
                                .formatted(type, mutation),
                        Map.of("input", input));
    }

    /** {@code ROLE STATUS}, as stored. */
    public static String stored(TestDatabase database, TestMember member) {
        return text(database, "select role || ' ' || status from tenancy.membership where id = ?", member.membership());
    }

    /** How many seats the counter of the tenant says are used. */
    public static long seats(TestDatabase database, UUID tenant) {
        return Long.parseLong(text(
                database,
                "select used::text from entitlements.counter where limit_key = 'SEATS' and tenant_id = ?",
                tenant));
    }

    /** How many there really are. */
    public static long countedSeats(TestDatabase database, UUID tenant) {
        return Long.parseLong(text(
                database,
                "select count(*)::text from tenancy.membership where role not in ('VIEWER', 'CUSTOMER')"
                        + " and (status = 'ACTIVE' or status = 'SUSPENDED' and frozen_at is null) and tenant_id = ?",
                tenant));
    }

    public static String text(TestDatabase database, String sql, UUID id) {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the counter right again after people were written past the mutations. */
    public static void recount(TestDatabase database, UUID tenant) {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(
                        "update entitlements.counter set used = ? where limit_key = 'SEATS' and tenant_id = ?")) {
            statement.setLong(1, countedSeats(database, tenant));
            statement.setObject(2, tenant);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All of them begin at the same moment. */
    public static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        var start = new CyclicBarrier(calls.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = calls.stream()
                    .map(call -> threads.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            var all = new ArrayList<T>();
            for (var one : running) {
                all.add(one.get());
            }
            return all;
        }
    }
}
