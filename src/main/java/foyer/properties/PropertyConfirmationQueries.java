package foyer.properties;

import static foyerdb.properties.Tables.CHECKLIST_CONFIRMATION;

import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What has been confirmed of properties by hand, in SQL: of those that the caller has read or holds. */
@Component
class PropertyConfirmationQueries {

    private static final String MEMBER = "MEMBER";

    private final DSLContext db;

    PropertyConfirmationQueries(DSLContext db) {
        this.db = db;
    }

    Map<PropertyId, List<PropertyConfirmation>> of(Collection<PropertyId> ids) {
        return db.select(CHECKLIST_CONFIRMATION.fields())
                .from(CHECKLIST_CONFIRMATION)
                .where(CHECKLIST_CONFIRMATION.PROPERTY_ID.eq(DSL.any(PropertyId.values(ids))))
                .fetchGroups(
                        row -> new PropertyId(row.get(CHECKLIST_CONFIRMATION.PROPERTY_ID)),
                        PropertyConfirmationQueries::confirmation);
    }

    List<PropertyConfirmation> of(PropertyId id) {
        return of(List.of(id)).getOrDefault(id, List.of());
    }

    private static PropertyConfirmation confirmation(Record row) {
        var actor = row.get(CHECKLIST_CONFIRMATION.ACTOR_ID);
        return new PropertyConfirmation(
                row.get(CHECKLIST_CONFIRMATION.ITEM_ID),
                row.get(CHECKLIST_CONFIRMATION.CONFIRMED_AT),
                MEMBER.equals(row.get(CHECKLIST_CONFIRMATION.ACTOR_KIND)) && actor != null
                        ? new MembershipId(actor)
                        : null);
    }

    /** Whether it is new: what is confirmed stays as it is. */
    boolean insert(PropertyId id, UUID item, Instant at) {
        var actor = CurrentCaller.actor();
        return db.insertInto(CHECKLIST_CONFIRMATION)
                        .set(CHECKLIST_CONFIRMATION.TENANT_ID, CurrentCaller.tenant())
                        .set(CHECKLIST_CONFIRMATION.PROPERTY_ID, id.value())
                        .set(CHECKLIST_CONFIRMATION.ITEM_ID, item)
                        .set(CHECKLIST_CONFIRMATION.CONFIRMED_AT, at)
                        .set(CHECKLIST_CONFIRMATION.ACTOR_KIND, actor.kind())
                        .set(CHECKLIST_CONFIRMATION.ACTOR_ID, actor.id())
                        .onConflict(
                                CHECKLIST_CONFIRMATION.TENANT_ID,
                                CHECKLIST_CONFIRMATION.PROPERTY_ID,
                                CHECKLIST_CONFIRMATION.ITEM_ID)
                        .doNothing()
                        .execute()
                == 1;
    }

    /** Whether it was confirmed. */
    boolean delete(PropertyId id, UUID item) {
        return db.deleteFrom(CHECKLIST_CONFIRMATION)
                        .where(CHECKLIST_CONFIRMATION.PROPERTY_ID.eq(id.value()))
                        .and(CHECKLIST_CONFIRMATION.ITEM_ID.eq(item))
                        .execute()
                == 1;
    }
}
