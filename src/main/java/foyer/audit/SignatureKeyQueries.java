package foyer.audit;

import static foyerdb.audit.Tables.SIGNING_KEY;

import foyer.platform.crypto.Cell;
import foyer.platform.crypto.Encryption;
import foyer.platform.database.NewIds;
import foyer.platform.database.SystemDatabase;
import foyerdb.audit.tables.records.SigningKeyRecord;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keys in SQL. Both halves are encrypted for their row under the deployment's secret, and are believed by that: whoever
 * can write to the table and nothing else cannot put a key of his own there.
 */
@Component
class SignatureKeyQueries {

    private static final Logger LOG = LoggerFactory.getLogger(SignatureKeyQueries.class);

    private final SystemDatabase system;
    private final Encryption encryption;

    SignatureKeyQueries(SystemDatabase system, Encryption encryption) {
        this.system = system;
        this.encryption = encryption;
    }

    /** All keys that are ours, the newest first. */
    List<SignatureKey> all() {
        return system
                .dsl()
                .selectFrom(SIGNING_KEY)
                .orderBy(SIGNING_KEY.CREATED_AT.desc(), SIGNING_KEY.ID)
                .fetch()
                .stream()
                .map(this::key)
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable SignatureKey key(SigningKeyRecord row) {
        try {
            var both = encryption.decrypt(cell(row.getRowId()), row.getSealedKeys());
            var key = SignatureKey.of(both, row.getCreatedAt());
            if (encryption.needsRotation(row.getSealedKeys())) {
                update(row.getRowId(), key);
            }
            return key;
        } catch (IllegalArgumentException e) {
            LOG.error("the signing key {} is not ours, or its secret is not listed", row.getId(), e);
            return null;
        }
    }

    void insert(SignatureKey key) {
        var row = NewIds.at(key.createdAt());
        system.dsl()
                .insertInto(SIGNING_KEY)
                .set(SIGNING_KEY.ID, key.id())
                .set(SIGNING_KEY.PUBLIC_KEY, key.publicKey().bytes())
                .set(SIGNING_KEY.SEALED_KEYS, encryption.encrypt(cell(row), key.both()))
                .set(SIGNING_KEY.ROW_ID, row)
                .set(SIGNING_KEY.CREATED_AT, key.createdAt())
                .execute();
    }

    /** Under the secret of today. */
    private void update(UUID row, SignatureKey key) {
        system.dsl()
                .update(SIGNING_KEY)
                .set(SIGNING_KEY.SEALED_KEYS, encryption.encrypt(cell(row), key.both()))
                .where(SIGNING_KEY.ROW_ID.eq(row))
                .execute();
    }

    private static Cell cell(UUID row) {
        return new Cell(null, "audit.signing_key", "sealed_keys", row);
    }
}
