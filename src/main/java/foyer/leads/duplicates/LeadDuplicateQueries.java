package foyer.leads.duplicates;

import static foyerdb.leads.Tables.LEAD;
import static foyerdb.leads.Tables.STAGE;
import static java.util.Objects.requireNonNull;

import foyer.leads.Lead;
import foyer.leads.LeadKeys;
import foyer.leads.LeadQueries;
import foyer.platform.security.CurrentCaller;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Leads with an e-mail, a phone or a website's domain of others, in SQL, among those that the caller may see. */
@Component
class LeadDuplicateQueries {

    private static final Field<UUID> SOUGHT = DSL.field(DSL.name("sought", "lead"), UUID.class);

    private final DSLContext db;

    LeadDuplicateQueries(DSLContext db) {
        this.db = db;
    }

    /** Whose duplicates are looked for, and by what; the id of a lead that is not made yet is nobody's. */
    record Sought(UUID lead, LeadKeys keys) {}

    /** One reason why a lead may be the same as another. */
    record Found(UUID of, LeadDuplicateReason reason, Lead lead) {}

    /**
     * The newest of each reason, in one statement, each key by its index. Who may see what is asked before the limit: what is
     * narrowed afterwards has lost some.
     */
    List<Found> of(Collection<Sought> sought, int most) {
        var found = DSL.lateral(by(has(LEAD.CONTACT_EMAIL, "email"), LeadDuplicateReason.EMAIL, most)
                        .unionAll(by(has(LEAD.CONTACT_PHONE, "phone"), LeadDuplicateReason.PHONE, most))
                        .unionAll(by(ofSite(), LeadDuplicateReason.WEBSITE, most)))
                .as("found", "other", "reason");
        var reason = requireNonNull(found.field("reason", String.class));
        return db.select(SOUGHT, reason)
                .select(LeadQueries.COLUMNS)
                .from(table(List.copyOf(sought)))
                .crossJoin(found)
                .join(LEAD)
                .on(LEAD.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(LEAD.ID.eq(requireNonNull(found.field("other", UUID.class))))
                .leftJoin(STAGE)
                .on(STAGE.TENANT_ID.eq(LEAD.TENANT_ID), STAGE.ID.eq(LEAD.STAGE_ID))
                .orderBy(LEAD.CREATED_AT.desc(), LEAD.ID.desc())
                .fetch(row -> new Found(
                        row.get(SOUGHT), LeadDuplicateReason.valueOf(row.get(reason)), LeadQueries.lead(row)));
    }

    /** By {@link LeadKeys#differs}. */
    private static Condition ofSite() {
        return has(LEAD.CONTACT_DOMAIN, "domain")
                .and(hasNoOther(LEAD.CONTACT_EMAIL, "email"))
                .and(hasNoOther(LEAD.CONTACT_PHONE, "phone"));
    }

    private static Condition hasNoOther(TableField<?, String> column, String key) {
        return column.isNull().or(sought(key).isNull()).or(has(column, key));
    }

    private static Condition has(TableField<?, String> column, String key) {
        return column.eq(sought(key));
    }

    private static Field<String> sought(String key) {
        return DSL.field(DSL.name("sought", key), String.class);
    }

    private static Select<Record2<UUID, String>> by(Condition same, LeadDuplicateReason reason, int most) {
        return DSL.select(LEAD.ID, DSL.inline(reason.name()))
                .from(LEAD)
                .where(LEAD.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(same)
                .and(LEAD.ID.ne(SOUGHT))
                .and(LeadQueries.within(LeadQueries.READ))
                .orderBy(LEAD.CREATED_AT.desc(), LEAD.ID.desc())
                .limit(most);
    }

    private static Table<?> table(List<Sought> sought) {
        var leads = sought.stream().map(Sought::lead).toArray(UUID[]::new);
        return DSL.table(
                "unnest({0}, {1}, {2}, {3}) as sought (lead, email, phone, domain)",
                DSL.val(leads),
                texts(sought, LeadKeys::email),
                texts(sought, LeadKeys::phone),
                texts(sought, LeadKeys::domain));
    }

    private static Field<?> texts(List<Sought> sought, Function<LeadKeys, @Nullable String> key) {
        var texts = sought.stream().map(one -> key.apply(one.keys())).toArray(String[]::new);
        return DSL.val(texts, SQLDataType.CLOB.array());
    }
}
