package foyer.bench.server;

import static foyerdb.leads.Tables.LEAD;
import static foyerdb.leads.Tables.STAGE;
import static foyerdb.records.Tables.NOTE;
import static foyerdb.search.Tables.LEAD_IDS;
import static foyerdb.tenancy.Tables.MEMBERSHIP;
import static java.util.Objects.requireNonNull;

import foyer.platform.graphql.TypeIds;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record11;
import org.jooq.SelectOnConditionStep;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The queries as one writes them by hand: the columns that are answered and no others, one statement for the leads, one
 * for their assignees, one for their notes.
 *
 * @param namesTenant whether each statement names the tenant, for a login that row-level security does not bind
 */
record LeadReads(DSLContext db, boolean namesTenant) {

    private static final int MATCHES = 2_000;
    private static final int COUNTED = 10_001;

    /** A lead as it is read. */
    record Read(
            UUID id,
            String title,
            String source,
            @Nullable Integer score,
            int version,
            Instant createdAt,
            String stageKey,
            String stageName,
            @Nullable String contact,
            @Nullable UUID assignee,
            UUID stageId) {

        LeadRow.Plain plain() {
            return new LeadRow.Plain(
                    TypeIds.encode("lead", id),
                    title,
                    source,
                    score,
                    version,
                    createdAt,
                    new LeadRow.Stage(stageKey, stageName),
                    new LeadRow.Contact(contact));
        }

        LeadRow.WithNotes with(LeadRow.@Nullable Assignee member, List<LeadRow.Note> notes) {
            return new LeadRow.WithNotes(
                    TypeIds.encode("lead", id),
                    title,
                    source,
                    score,
                    version,
                    createdAt,
                    new LeadRow.Stage(stageKey, stageName),
                    new LeadRow.Contact(contact),
                    member,
                    new LeadRow.Notes(notes));
        }
    }

    @Nullable Read byId(UUID id) {
        return leads().where(here(LEAD.TENANT_ID)).and(LEAD.ID.eq(id)).fetchOne(LeadReads::read);
    }

    List<Read> newest(int rows) {
        return leads().where(here(LEAD.TENANT_ID))
                .and(LEAD.ARCHIVED_AT.isNull())
                .orderBy(LEAD.CREATED_AT.desc(), LEAD.ID.desc())
                .limit(rows)
                .fetch(LeadReads::read);
    }

    List<Read> newest(int rows, UUID stage, String text) {
        return leads().where(matching(stage, text))
                .orderBy(LEAD.CREATED_AT.desc(), LEAD.ID.desc())
                .limit(rows)
                .fetch(LeadReads::read);
    }

    int count(UUID stage, String text) {
        return db.fetchCount(
                DSL.selectOne().from(LEAD).where(matching(stage, text)).limit(COUNTED));
    }

    private Condition matching(UUID stage, String text) {
        var ids = LEAD_IDS(text, MATCHES, false, null, null, null, null);
        return here(LEAD.TENANT_ID)
                .and(LEAD.ARCHIVED_AT.isNull())
                .and(LEAD.STAGE_ID.eq(stage))
                .and(LEAD.ID.eq(DSL.any(DSL.array(DSL.select(ids.LEAD_IDS_).from(ids)))));
    }

    Map<UUID, LeadRow.Assignee> assignees(Collection<UUID> ids) {
        return db.select(MEMBERSHIP.ID, MEMBERSHIP.NAME, MEMBERSHIP.EMAIL)
                .from(MEMBERSHIP)
                .where(MEMBERSHIP.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(MEMBERSHIP.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .fetchMap(
                        row -> row.value1(),
                        row -> new LeadRow.Assignee(TypeIds.encode("mem", row.value1()), row.value2(), row.value3()));
    }

    /** The newest notes of each lead. */
    Map<UUID, List<LeadRow.Note>> notes(UUID[] leads, int each) {
        var subject = DSL.unnest(leads).as("subject", "subject");
        Field<UUID> subjectId = requireNonNull(subject.field("subject", UUID.class));
        var page = DSL.select(NOTE.ID, NOTE.BODY)
                .from(NOTE)
                .where(here(NOTE.TENANT_ID))
                .and(NOTE.SUBJECT_ID.eq(subjectId))
                .orderBy(NOTE.CREATED_AT.desc(), NOTE.ID.desc())
                .limit(each)
                .asTable("page");
        return db.select(subjectId, page.field(NOTE.ID), page.field(NOTE.BODY))
                .from(subject)
                .crossJoin(DSL.lateral(page))
                .fetchGroups(
                        row -> row.value1(),
                        row -> new LeadRow.Note(TypeIds.encode("note", row.value2()), row.value3()));
    }

    private SelectOnConditionStep<
                    Record11<UUID, String, String, Integer, Integer, Instant, String, String, String, UUID, UUID>>
            leads() {
        return db.select(
                        LEAD.ID,
                        LEAD.TITLE,
                        LEAD.SOURCE,
                        LEAD.SCORE,
                        LEAD.VERSION,
                        LEAD.CREATED_AT,
                        STAGE.KEY,
                        STAGE.NAME,
                        LEAD.CONTACT_NAME,
                        LEAD.ASSIGNEE_ID,
                        LEAD.STAGE_ID)
                .from(LEAD)
                .join(STAGE)
                .on(STAGE.TENANT_ID.eq(LEAD.TENANT_ID), STAGE.ID.eq(LEAD.STAGE_ID));
    }

    private Condition here(TableField<?, UUID> tenant) {
        return namesTenant ? tenant.eq(CurrentCaller.tenant()) : DSL.noCondition();
    }

    private static Read read(
            Record11<UUID, String, String, Integer, Integer, Instant, String, String, String, UUID, UUID> row) {
        return new Read(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5(),
                row.value6(),
                row.value7(),
                row.value8(),
                row.value9(),
                row.value10(),
                row.value11());
    }
}
