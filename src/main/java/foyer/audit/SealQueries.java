package foyer.audit;

import static foyerdb.audit.Tables.CHAIN;
import static foyerdb.audit.Tables.CHECKPOINT;
import static foyerdb.audit.Tables.PLATFORM_UNSEALED;
import static foyerdb.audit.Tables.UNSEALED;

import foyer.platform.database.SystemDatabase;
import foyerdb.audit.Routines;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What the sealer asks and does, as the system login. */
@Component
class SealQueries {

    private final SystemDatabase system;
    private final ChainQueries chains;

    SealQueries(SystemDatabase system, ChainQueries chains) {
        this.system = system;
        this.chains = chains;
    }

    /** A chain's end as its lock was taken. */
    record Head(UUID tenant, long number, Octets hash, long checkpoint, Instant checkpointAt) {}

    /** The tenants with rows to seal, each with the id of its oldest; some of them where there are very many. */
    Map<UUID, UUID> waiting(int most) {
        var waiting = new HashMap<>(system.dsl()
                .select(UNSEALED.TENANT_ID, UNSEALED.ID)
                .distinctOn(UNSEALED.TENANT_ID)
                .from(UNSEALED)
                .orderBy(UNSEALED.TENANT_ID, UNSEALED.ID)
                .limit(most)
                .fetchMap(UNSEALED.TENANT_ID, UNSEALED.ID));
        var ofPlatform = system.dsl()
                .select(PLATFORM_UNSEALED.ID)
                .from(PLATFORM_UNSEALED)
                .orderBy(PLATFORM_UNSEALED.ID)
                .limit(1)
                .fetchOne(PLATFORM_UNSEALED.ID);
        if (ofPlatform != null) {
            waiting.put(ChainForm.PLATFORM, ofPlatform);
        }
        return waiting;
    }

    /** The tenants whose last rows no checkpoint covers since before a moment. */
    List<UUID> wantingCheckpoint(Instant before, int most) {
        return system.dsl()
                .select(CHAIN.TENANT_ID)
                .from(CHAIN)
                .where(CHAIN.NUMBER.gt(CHAIN.CHECKPOINT_NUMBER))
                .and(CHAIN.CHECKPOINT_AT.lt(before))
                .orderBy(CHAIN.CHECKPOINT_AT)
                .limit(most)
                .fetch(CHAIN.TENANT_ID);
    }

    /** Begins the chains that are not there; answers how many. */
    int begin(Collection<UUID> tenants, Instant now) {
        var begun = 0;
        for (var tenant : tenants) {
            begun += system.dsl()
                    .insertInto(CHAIN)
                    .set(CHAIN.TENANT_ID, tenant)
                    .set(CHAIN.HASH, ChainForm.beginning(tenant).bytes())
                    .set(CHAIN.CHECKPOINT_AT, now)
                    .onConflictDoNothing()
                    .execute();
        }
        return begun;
    }

    /** Does the work for each of these chains that no other node has locked, in one transaction. */
    List<UUID> inTurn(Collection<UUID> tenants, BiConsumer<Turn, Head> work) {
        return system.dsl().transactionResult(configuration -> {
            var dsl = configuration.dsl();
            var heads = dsl.selectFrom(CHAIN)
                    .where(CHAIN.TENANT_ID.eq(DSL.any(tenants.toArray(UUID[]::new))))
                    .forUpdate()
                    .skipLocked()
                    .fetch(row -> new Head(
                            row.getTenantId(),
                            row.getNumber(),
                            Octets.of(row.getHash()),
                            row.getCheckpointNumber(),
                            row.getCheckpointAt()));
            heads.forEach(head -> work.accept(new Turn(dsl), head));
            return heads.stream().map(Head::tenant).toList();
        });
    }

    /** What may be done with a chain whose lock is held. */
    final class Turn {

        private final DSLContext dsl;

        private Turn(DSLContext dsl) {
            this.dsl = dsl;
        }

        /** The oldest rows without a seal, in order. */
        List<LoggedRow> unsealed(UUID tenant, int most) {
            var ids = tenant.equals(ChainForm.PLATFORM)
                    ? dsl.select(PLATFORM_UNSEALED.ID)
                            .from(PLATFORM_UNSEALED)
                            .orderBy(PLATFORM_UNSEALED.ID)
                            .limit(most)
                            .fetch(PLATFORM_UNSEALED.ID)
                    : dsl.select(UNSEALED.ID)
                            .from(UNSEALED)
                            .where(UNSEALED.TENANT_ID.eq(tenant))
                            .orderBy(UNSEALED.ID)
                            .limit(most)
                            .fetch(UNSEALED.ID);
            var rows = chains.rows(dsl, tenant, ids);
            // An entry that is gone was taken away by somebody: it stays on the list, and whoever verifies is told.
            return ids.stream().map(rows::get).filter(Objects::nonNull).toList();
        }

        void seal(Head head, List<UUID> ids, List<Octets> hashes) {
            var all = ByteBuffer.allocate(hashes.size() * Hashes.LENGTH);
            hashes.forEach(hash -> all.put(hash.bytes()));
            Routines.addSeals(dsl.configuration(), head.tenant(), head.number(), ids.toArray(UUID[]::new), all.array());
        }

        void checkpoint(Checkpoint checkpoint) {
            dsl.insertInto(CHECKPOINT)
                    .set(CHECKPOINT.TENANT_ID, checkpoint.tenant())
                    .set(CHECKPOINT.NUMBER, checkpoint.number())
                    .set(CHECKPOINT.HASH, checkpoint.hash().bytes())
                    .set(CHECKPOINT.CREATED_AT, checkpoint.at())
                    .set(CHECKPOINT.KEY_ID, checkpoint.keyId())
                    .set(CHECKPOINT.SIGNATURE, checkpoint.signature().bytes())
                    .execute();
            dsl.update(CHAIN)
                    .set(CHAIN.CHECKPOINT_NUMBER, checkpoint.number())
                    .set(CHAIN.CHECKPOINT_AT, checkpoint.at())
                    .where(CHAIN.TENANT_ID.eq(checkpoint.tenant()))
                    .execute();
        }
    }
}
