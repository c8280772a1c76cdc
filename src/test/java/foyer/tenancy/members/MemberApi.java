package foyer.tenancy.members;

import foyer.testing.GraphQlAnswer;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants.TestMember;
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
        return database.text("select role || ' ' || status from tenancy.membership where id = ?", member.membership());
    }

    /** How many seats the counter of the tenant says are used. */
    public static long seats(TestDatabase database, UUID tenant) {
        return database.number(
                "select used from entitlements.counter where limit_key = 'SEATS' and tenant_id = ?", tenant);
    }

    /** How many there really are. */
    public static long countedSeats(TestDatabase database, UUID tenant) {
        return database.number(
                "select count(*) from tenancy.membership where role not in ('VIEWER', 'CUSTOMER')"
                        + " and (status = 'ACTIVE' or status = 'SUSPENDED' and frozen_at is null) and tenant_id = ?",
                tenant);
    }

    /** Makes the counter right again after people were written past the mutations. */
    public static void recount(TestDatabase database, UUID tenant) {
        database.execute(
                "update entitlements.counter set used = ? where limit_key = 'SEATS' and tenant_id = ?",
                countedSeats(database, tenant),
                tenant);
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
