package foyer.identity;

import static foyerdb.identity.Tables.SIGNING_KEY;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import com.nimbusds.jose.jwk.ECKey;
import foyer.platform.crypto.Cell;
import foyer.platform.crypto.Encryption;
import foyer.platform.crypto.Secret;
import foyer.platform.database.SystemDatabase;
import foyerdb.identity.tables.records.SigningKeyRecord;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Signing keys in SQL; the private part is encrypted for its row. */
@Component
class SigningKeyQueries {

    /** The name of the advisory lock under which keys are made. */
    private static final long LOCK = 0x666f796572_6b6579L;

    private final SystemDatabase system;
    private final Encryption encryption;

    SigningKeyQueries(SystemDatabase system, Encryption encryption) {
        this.system = system;
        this.encryption = encryption;
    }

    List<SigningKey> all() {
        return all(system.dsl());
    }

    /** Does the work while no other node does it. */
    void inTurn(Consumer<Turn> work) {
        system.dsl().transaction(configuration -> {
            var dsl = configuration.dsl();
            dsl.select(field("pg_advisory_xact_lock({0})", Object.class, val(LOCK)))
                    .fetch();
            work.accept(new Turn(dsl));
        });
    }

    /** What may be done in turn. */
    final class Turn {

        private final DSLContext dsl;

        private Turn(DSLContext dsl) {
            this.dsl = dsl;
        }

        List<SigningKey> all() {
            return SigningKeyQueries.this.all(dsl);
        }

        void insert(SigningKey key, Instant now) {
            dsl.insertInto(SIGNING_KEY)
                    .set(SIGNING_KEY.ID, key.row())
                    .set(SIGNING_KEY.PUBLIC_JWK, key.jwk().toPublicJWK().toJSONString())
                    .set(
                            SIGNING_KEY.PRIVATE_JWK,
                            encryption.encrypt(
                                    cell(key.row()), new Secret(key.jwk().toJSONString())))
                    .set(SIGNING_KEY.CREATED_AT, now)
                    .set(SIGNING_KEY.SIGNS_UNTIL, key.signsUntil())
                    .set(SIGNING_KEY.VALID_UNTIL, key.validUntil())
                    .execute();
        }

        void deleteEnded(Instant now) {
            dsl.deleteFrom(SIGNING_KEY).where(SIGNING_KEY.VALID_UNTIL.le(now)).execute();
        }
    }

    private List<SigningKey> all(DSLContext dsl) {
        return dsl.selectFrom(SIGNING_KEY).orderBy(SIGNING_KEY.SIGNS_UNTIL).fetch().stream()
                .map(this::key)
                .toList();
    }

    private SigningKey key(SigningKeyRecord row) {
        try {
            var jwk = ECKey.parse(encryption
                    .decryptText(cell(row.getId()), row.getPrivateJwk())
                    .reveal());
            return new SigningKey(row.getId(), jwk, row.getSignsUntil(), row.getValidUntil());
        } catch (ParseException e) {
            throw new IllegalStateException("the signing key " + row.getId() + " cannot be read", e);
        }
    }

    private static Cell cell(UUID row) {
        return new Cell(null, "identity.signing_key", "private_jwk", row);
    }
}
