package foyer.leads.files;

import static foyerdb.leads.Tables.LEAD_FILE;
import static java.util.Objects.requireNonNull;

import foyer.files.FileId;
import foyer.files.Files;
import foyer.leads.LeadId;
import foyer.leads.files.LeadFile.Place;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.Keyset.Column;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Which files leads have, in SQL; writes are for a lead that is held. */
@Component
class LeadFileQueries {

    private static final Keyset<Place> NEWEST_FIRST = newestFirst(place -> place);

    private final DSLContext db;

    LeadFileQueries(DSLContext db) {
        this.db = db;
    }

    /** The order of the list, of nodes whose places these are. */
    static <T> Keyset<T> newestFirst(Function<T, Place> place) {
        return Keyset.descending(
                "LEAD_FILES",
                List.of(
                        new Column<>(
                                LEAD_FILE.ADDED_AT, node -> place.apply(node).addedAt()),
                        new Column<>(LEAD_FILE.ID, node -> place.apply(node).id())));
    }

    /** All that the lead has, whoever may see them, deleted ones too. */
    Set<FileId> of(LeadId lead) {
        return db.select(LEAD_FILE.FILE_ID)
                .from(LEAD_FILE)
                .where(LEAD_FILE.LEAD_ID.eq(lead.value()))
                .fetchSet(row -> new FileId(row.value1()));
    }

    /** In this order, so that the last one stands first in the list. */
    void insert(LeadId lead, List<FileId> files, Instant at) {
        var file = DSL.unnest(values(files)).as("added", "file");
        db.insertInto(LEAD_FILE, LEAD_FILE.TENANT_ID, LEAD_FILE.LEAD_ID, LEAD_FILE.FILE_ID, LEAD_FILE.ADDED_AT)
                .select(db.select(
                                DSL.val(CurrentCaller.tenant()),
                                DSL.val(lead.value()),
                                requireNonNull(file.field("file", UUID.class)),
                                DSL.val(at))
                        .from(file))
                .execute();
    }

    void delete(LeadId lead, Collection<FileId> files) {
        db.deleteFrom(LEAD_FILE)
                .where(LEAD_FILE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(LEAD_FILE.LEAD_ID.eq(lead.value()))
                .and(LEAD_FILE.FILE_ID.eq(DSL.any(values(files))))
                .execute();
    }

    /**
     * The page of each lead's files that the caller may see, with one more when there are more; leads without any are absent.
     */
    Map<UUID, List<Place>> pages(UUID[] leads, PageRequest request) {
        var lead = DSL.unnest(leads).as("lead", "lead");
        var leadId = requireNonNull(lead.field("lead", UUID.class));
        var page = NEWEST_FIRST
                .limited(
                        db.select(LEAD_FILE.ID, LEAD_FILE.ADDED_AT, LEAD_FILE.FILE_ID)
                                .from(LEAD_FILE)
                                .where(isSeenOf(leadId)),
                        request)
                .asTable("page");
        // A lateral join is a nested loop: rows come in the order of the inner query.
        return db.select(
                        leadId, page.field(LEAD_FILE.ID), page.field(LEAD_FILE.ADDED_AT), page.field(LEAD_FILE.FILE_ID))
                .from(lead)
                .crossJoin(DSL.lateral(page))
                .fetchGroups(
                        row -> row.value1(), row -> new Place(row.value2(), row.value3(), new FileId(row.value4())));
    }

    /** How many files of each lead the caller may see, at most one more than is ever told. */
    Map<UUID, Integer> counts(UUID[] leads) {
        var lead = DSL.unnest(leads).as("lead", "lead");
        var leadId = requireNonNull(lead.field("lead", UUID.class));
        var counted = db.selectOne()
                .from(LEAD_FILE)
                .where(isSeenOf(leadId))
                .limit(Connection.COUNT_CAP + 1)
                .asTable("counted");
        var count =
                DSL.lateral(db.select(DSL.count().as("files")).from(counted)).as("count");
        return db.select(leadId, count.field("files", Integer.class))
                .from(lead)
                .crossJoin(count)
                .fetchMap(row -> row.value1(), row -> row.value2());
    }

    private static Condition isSeenOf(Field<UUID> lead) {
        return LEAD_FILE.LEAD_ID.eq(lead).and(Files.areSeen(LEAD_FILE.TENANT_ID, LEAD_FILE.FILE_ID));
    }

    private static UUID[] values(Collection<FileId> files) {
        return files.stream().map(FileId::value).toArray(UUID[]::new);
    }
}
