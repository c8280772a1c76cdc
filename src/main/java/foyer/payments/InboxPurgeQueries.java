package foyer.payments;

import static foyerdb.payments.Tables.INBOX_EVENT;
import static org.jooq.impl.DSL.select;

import foyer.platform.database.SystemDatabase;
import foyer.platform.purge.TenantPurge;
import foyer.platform.security.CurrentCaller;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Takes out what providers have told of a tenant: it names people. */
@Component
class InboxPurgeQueries implements TenantPurge {

    private static final int ORDER = 790;

    private final SystemDatabase system;

    InboxPurgeQueries(SystemDatabase system) {
        this.system = system;
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Map<String, Long> counts() {
        return Map.of();
    }

    @Override
    public boolean purge(int most) {
        return system.dsl()
                        .deleteFrom(INBOX_EVENT)
                        .where(INBOX_EVENT.ID.in(select(INBOX_EVENT.ID)
                                .from(INBOX_EVENT)
                                .where(INBOX_EVENT.TENANT_ID.eq(CurrentCaller.tenant()))
                                .limit(most)))
                        .execute()
                > 0;
    }
}
