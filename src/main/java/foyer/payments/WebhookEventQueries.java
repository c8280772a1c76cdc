package foyer.payments;

import static foyerdb.payments.Tables.INBOX_EVENT;
import static org.jooq.impl.DSL.noCondition;

import foyer.payments.WebhookInputs.WebhookEventFilter;
import foyer.platform.database.SystemDatabase;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.PageRequest;
import foyer.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The inbox for whoever runs the platform, the newest first. */
@Component
class WebhookEventQueries {

    private static final Keyset<WebhookEvent> NEWEST = Keyset.descending(
            "NEWEST",
            List.of(new Keyset.Column<>(INBOX_EVENT.ID, event -> event.id().value())));

    private static final List<Field<?>> COLUMNS = List.of(
            INBOX_EVENT.ID,
            INBOX_EVENT.PROVIDER,
            INBOX_EVENT.EVENT_ID,
            INBOX_EVENT.TYPE,
            INBOX_EVENT.STATUS,
            INBOX_EVENT.ATTEMPTS,
            INBOX_EVENT.ERROR,
            INBOX_EVENT.OCCURRED_AT,
            INBOX_EVENT.RECEIVED_AT,
            INBOX_EVENT.ENDED_AT,
            INBOX_EVENT.TENANT_ID);

    private final SystemDatabase system;

    WebhookEventQueries(SystemDatabase system) {
        this.system = system;
    }

    Connection<WebhookEvent> page(@Nullable WebhookEventFilter filter, PageRequest page) {
        return NEWEST.page(
                system.dsl().select(COLUMNS).from(INBOX_EVENT).where(meets(filter)),
                page,
                WebhookEventQueries::event,
                () -> system.dsl()
                        .fetchCount(system.dsl()
                                .selectOne()
                                .from(INBOX_EVENT)
                                .where(meets(filter))
                                .limit(Connection.COUNT_CAP + 1)));
    }

    @Nullable WebhookEvent get(WebhookEventId id) {
        return system.dsl()
                .select(COLUMNS)
                .from(INBOX_EVENT)
                .where(INBOX_EVENT.ID.eq(id.value()))
                .fetchOne(WebhookEventQueries::event);
    }

    /** What came, as text; null when nothing of it is kept. */
    @Nullable String payload(WebhookEventId id) {
        var body = system.dsl()
                .select(INBOX_EVENT.BODY)
                .from(INBOX_EVENT)
                .where(INBOX_EVENT.ID.eq(id.value()))
                .fetchOne(INBOX_EVENT.BODY);
        return body == null || body.length == 0 ? null : new String(body, StandardCharsets.UTF_8);
    }

    private static Condition meets(@Nullable WebhookEventFilter filter) {
        var all = noCondition();
        if (filter == null) {
            return all;
        }
        if (filter.provider() != null) {
            all = all.and(INBOX_EVENT.PROVIDER.eq(filter.provider().name()));
        }
        if (filter.status() != null) {
            all = all.and(INBOX_EVENT.STATUS.eq(filter.status().name()));
        }
        if (filter.tenantId() != null) {
            all = all.and(INBOX_EVENT.TENANT_ID.eq(filter.tenantId().value()));
        }
        if (filter.type() != null) {
            all = all.and(INBOX_EVENT.TYPE.eq(filter.type()));
        }
        return all;
    }

    private static WebhookEvent event(Record row) {
        var tenant = row.get(INBOX_EVENT.TENANT_ID);
        var status = WebhookEventStatus.valueOf(row.get(INBOX_EVENT.STATUS));
        return new WebhookEvent(
                new WebhookEventId(row.get(INBOX_EVENT.ID)),
                Provider.valueOf(row.get(INBOX_EVENT.PROVIDER)),
                row.get(INBOX_EVENT.EVENT_ID),
                row.get(INBOX_EVENT.TYPE),
                status,
                row.get(INBOX_EVENT.ATTEMPTS),
                row.get(INBOX_EVENT.ERROR),
                row.get(INBOX_EVENT.OCCURRED_AT),
                row.get(INBOX_EVENT.RECEIVED_AT),
                status == WebhookEventStatus.APPLIED ? row.get(INBOX_EVENT.ENDED_AT) : null,
                tenant == null ? null : new TenantId(tenant));
    }
}
