package foyer.records.freezing;

import foyer.entitlements.Claims;
import foyer.entitlements.Entitlements;
import foyer.entitlements.Limit;
import foyer.platform.database.Transactions;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.Awaited;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants.TestMember;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** Gives tenants more or less room, as the platform does, and looks at what is frozen for it. */
public class Allowances {

    private final Claims claims;
    private final Entitlements entitlements;
    private final Transactions transactions;
    private final TestDatabase database;

    public Allowances(ApplicationContext beans) {
        this.claims = beans.getBean(Claims.class);
        this.entitlements = beans.getBean(Entitlements.class);
        this.transactions = beans.getBean(Transactions.class);
        this.database = beans.getBean(TestDatabase.class);
    }

    public void allow(TestMember member, Limit limit, @Nullable Long allowed) {
        allow(member, limit, allowed, null);
    }

    public void allow(TestMember member, Limit limit, @Nullable Long allowed, @Nullable Instant until) {
        asSystem(member, () -> claims.override(limit, allowed, until, "A test"));
    }

    /** What was made without counting it is counted. */
    public void recount(TestMember member, Limit limit) {
        asSystem(member, () -> entitlements.recount(limit));
    }

    private void asSystem(TestMember member, Runnable work) {
        CurrentCaller.call(Caller.system(member.tenant(), "test"), () -> {
            transactions.run(work);
            return true;
        });
    }

    /** Waits until nothing is to be frozen or thawed any more, by the tenant's clock where it was set. */
    public void settled(TestMember member) {
        Awaited.until(() -> database.number(
                        "select count(*) from jobs.job where tenant_id = ? and type = 'STOCK_SETTLE' and finished_at is null"
                                + " and run_at < interval '1 minute' + (select greatest(now(), max(at))"
                                + " from billing.test_clock where tenant_id = ?)",
                        member.tenant(),
                        member.tenant())
                == 0);
    }

    public Set<UUID> frozen(TestMember member, String kind) {
        return ids("select entity_id from entitlements.frozen_mark where tenant_id = ? and kind = ?", member, kind)
                .stream()
                .collect(Collectors.toSet());
    }

    private List<UUID> ids(String sql, TestMember member, String kind) {
        return database.texts(sql, member.tenant(), kind).stream()
                .map(UUID::fromString)
                .toList();
    }
}
