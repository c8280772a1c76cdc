package foyer.audit;

import static foyerdb.audit.Tables.CHAIN;
import static foyerdb.audit.Tables.CHECKPOINT;
import static foyerdb.audit.Tables.ENTRY;
import static foyerdb.audit.Tables.PLATFORM_ENTRY;
import static foyerdb.audit.Tables.PLATFORM_UNSEALED;
import static foyerdb.audit.Tables.SEAL;
import static foyerdb.audit.Tables.UNSEALED;

import foyerdb.audit.tables.records.CheckpointRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads chains in order of their numbers, a page a statement: as a caller in the caller's tenant, or as the system login. */
@Component
class ChainQueries {

    private final RowReader rows;

    ChainQueries(RowReader rows) {
        this.rows = rows;
    }

    /**
     * A chain's end, and how many rows there are to be in it, at one moment.
     *
     * @param hash null before the first seal
     */
    record Extent(long number, @Nullable Octets hash, long rows) {}

    /**
     * A seal and its row.
     *
     * @param row null when the entry is gone
     */
    record Sealed(
            long number,
            UUID id,
            Octets hash,
            Instant at,
            @Nullable LoggedRow row) {}

    Extent extent(DSLContext as, UUID tenant) {
        var columns = LogColumns.of(tenant);
        var count = DSL.field(DSL.selectCount().from(columns.table()).where(ofTenant(columns, tenant)));
        var none = DSL.selectOne().asTable("one");
        return as.select(CHAIN.NUMBER, CHAIN.HASH, count)
                .from(none)
                .leftJoin(CHAIN)
                .on(CHAIN.TENANT_ID.eq(tenant))
                .fetchSingle(
                        row -> new Extent(row.value1() == null ? 0 : row.value1(), octets(row.value2()), row.value3()));
    }

    /** Rows after a number up to another, at most so many. */
    List<Sealed> page(DSLContext as, UUID tenant, long after, long upTo, int most) {
        var seals = as.select(SEAL.NUMBER, SEAL.ID, SEAL.HASH, SEAL.SEALED_AT)
                .from(SEAL)
                .where(SEAL.TENANT_ID.eq(tenant))
                .and(SEAL.NUMBER.gt(after))
                .and(SEAL.NUMBER.le(upTo))
                .orderBy(SEAL.NUMBER)
                .limit(most)
                .fetch();
        // Two statements rather than a join, whose plan would be a guess of how much of the log is read.
        var entries = rows(as, tenant, seals.getValues(SEAL.ID, UUID.class));
        return seals.map(seal -> new Sealed(
                seal.value1(), seal.value2(), Octets.of(seal.value3()), seal.value4(), entries.get(seal.value2())));
    }

    /** The rows of these ids that exist. */
    Map<UUID, LoggedRow> rows(DSLContext as, UUID tenant, List<UUID> ids) {
        var columns = LogColumns.of(tenant);
        return as
                .select(columns.all())
                .from(columns.table())
                .where(ofTenant(columns, tenant))
                .and(columns.id().eq(DSL.any(ids.toArray(UUID[]::new))))
                .fetch(row -> rows.row(columns, row))
                .stream()
                .collect(Collectors.toMap(LoggedRow::id, Function.identity()));
    }

    private static Condition ofTenant(LogColumns columns, UUID tenant) {
        return columns.equals(LogColumns.TENANTS) ? ENTRY.TENANT_ID.eq(tenant) : DSL.noCondition();
    }

    /** Checkpoints of numbers after one, up to another. */
    List<Checkpoint> checkpoints(DSLContext as, UUID tenant, long after, long upTo) {
        return as.selectFrom(CHECKPOINT)
                .where(CHECKPOINT.TENANT_ID.eq(tenant))
                .and(CHECKPOINT.NUMBER.gt(after))
                .and(CHECKPOINT.NUMBER.le(upTo))
                .orderBy(CHECKPOINT.NUMBER)
                .fetch(ChainQueries::checkpoint);
    }

    /** The number of the last checkpoint up to a number; 0 when there is none. */
    long lastCheckpoint(DSLContext as, UUID tenant, long upTo) {
        return as.select(DSL.coalesce(DSL.max(CHECKPOINT.NUMBER), 0L))
                .from(CHECKPOINT)
                .where(CHECKPOINT.TENANT_ID.eq(tenant))
                .and(CHECKPOINT.NUMBER.le(upTo))
                .fetchSingle(row -> row.value1());
    }

    /** Whether a row after a number, up to another, was sealed before a moment. */
    boolean isSealedBefore(DSLContext as, UUID tenant, long after, long upTo, Instant moment) {
        return as.fetchExists(DSL.selectOne()
                .from(SEAL)
                .where(SEAL.TENANT_ID.eq(tenant))
                .and(SEAL.NUMBER.gt(after))
                .and(SEAL.NUMBER.le(upTo))
                .and(SEAL.SEALED_AT.lt(moment)));
    }

    /** A checkpoint of rows that should be there after the end, null when there is none. */
    @Nullable Checkpoint checkpointBeyond(DSLContext as, UUID tenant, long end) {
        var found = firstCheckpointAfter(as, tenant, end);
        // Rows may have been sealed and signed since the end was read.
        return found != null && extent(as, tenant).number() < found.number() ? found : null;
    }

    private static @Nullable Checkpoint firstCheckpointAfter(DSLContext as, UUID tenant, long number) {
        return as.selectFrom(CHECKPOINT)
                .where(CHECKPOINT.TENANT_ID.eq(tenant))
                .and(CHECKPOINT.NUMBER.gt(number))
                .orderBy(CHECKPOINT.NUMBER)
                .limit(1)
                .fetchOne(ChainQueries::checkpoint);
    }

    /** A row that waits for its seal and is not there: somebody took it away. */
    @Nullable UUID lost(DSLContext as, UUID tenant) {
        if (tenant.equals(ChainForm.PLATFORM)) {
            return as.select(PLATFORM_UNSEALED.ID)
                    .from(PLATFORM_UNSEALED)
                    .whereNotExists(
                            DSL.selectOne().from(PLATFORM_ENTRY).where(PLATFORM_ENTRY.ID.eq(PLATFORM_UNSEALED.ID)))
                    .orderBy(PLATFORM_UNSEALED.ID)
                    .limit(1)
                    .fetchOne(PLATFORM_UNSEALED.ID);
        }
        return as.select(UNSEALED.ID)
                .from(UNSEALED)
                .where(UNSEALED.TENANT_ID.eq(tenant))
                .andNotExists(DSL.selectOne()
                        .from(ENTRY)
                        .where(ENTRY.TENANT_ID.eq(tenant))
                        .and(ENTRY.ID.eq(UNSEALED.ID)))
                .orderBy(UNSEALED.ID)
                .limit(1)
                .fetchOne(UNSEALED.ID);
    }

    private static @Nullable Octets octets(byte @Nullable [] bytes) {
        return bytes == null ? null : Octets.of(bytes);
    }

    private static Checkpoint checkpoint(CheckpointRecord row) {
        return new Checkpoint(
                row.getTenantId(),
                row.getNumber(),
                Octets.of(row.getHash()),
                row.getCreatedAt(),
                row.getKeyId(),
                Octets.of(row.getSignature()));
    }
}
