package foyer.platform.graphql.mutation;

import static foyerdb.platform.Tables.IDEMPOTENCY_KEY;

import foyer.platform.security.Actor;
import foyerdb.platform.tables.records.IdempotencyKeyRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.InsertSetMoreStep;
import org.jspecify.annotations.Nullable;

/**
 * A client's key in its scope: the tenant and the actor, or the user outside any tenant; and what it was sent with.
 *
 * @param inputHash in hexadecimal
 */
record OutcomeKey(
        @Nullable UUID tenant, @Nullable UUID user, UUID actor, String operation, String key, String inputHash) {

    static OutcomeKey of(Actor actor, String operation, String key, String inputHash) {
        var id = Objects.requireNonNull(actor.id(), "an actor without an id keeps no outcomes");
        return new OutcomeKey(actor.tenantId(), actor.userId(), id, operation, key, inputHash);
    }

    /** A number for the advisory lock; two keys that share one by chance only wait for their clients' retry. */
    long lock() {
        var scope = tenant + "|" + actor + "|" + operation + "|" + key;
        return ByteBuffer.wrap(sha256(scope.getBytes(StandardCharsets.UTF_8))).getLong();
    }

    Condition isStored() {
        return IDEMPOTENCY_KEY
                .TENANT_ID
                .isNotDistinctFrom(tenant)
                .and(IDEMPOTENCY_KEY.ACTOR_ID.eq(actor))
                .and(IDEMPOTENCY_KEY.OPERATION.eq(operation))
                .and(IDEMPOTENCY_KEY.KEY.eq(key));
    }

    InsertSetMoreStep<IdempotencyKeyRecord> insertInto(DSLContext db) {
        return db.insertInto(IDEMPOTENCY_KEY)
                .set(IDEMPOTENCY_KEY.TENANT_ID, tenant)
                .set(IDEMPOTENCY_KEY.USER_ID, user)
                .set(IDEMPOTENCY_KEY.ACTOR_ID, actor)
                .set(IDEMPOTENCY_KEY.OPERATION, operation)
                .set(IDEMPOTENCY_KEY.KEY, key)
                .set(IDEMPOTENCY_KEY.INPUT_HASH, HexFormat.of().parseHex(inputHash));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
