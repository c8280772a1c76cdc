package foyer.tenancy.keys;

import static foyerdb.tenancy.Tables.API_KEY;
import static foyerdb.tenancy.Tables.TENANT;
import static org.jooq.Records.mapping;

import foyer.platform.crypto.OpaqueToken;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record9;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** API keys of the tenant acted in, in SQL. */
@Component
class ApiKeyQueries {

    private static final Keyset<ApiKey> NEWEST = Keyset.descending(
            "NEWEST",
            List.of(
                    new Keyset.Column<>(API_KEY.CREATED_AT, ApiKey::createdAt),
                    new Keyset.Column<>(API_KEY.ID, key -> key.id().value())));

    private final DSLContext db;

    ApiKeyQueries(DSLContext db) {
        this.db = db;
    }

    Map<UUID, ApiKey> byIds(Collection<UUID> ids) {
        return keys()
                .where(isHere())
                .and(API_KEY.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .fetch(mapping(ApiKey::new))
                .stream()
                .collect(Collectors.toMap(key -> key.id().value(), Function.identity()));
    }

    Connection<ApiKey> page(PageRequest page) {
        return NEWEST.page(
                keys().where(isHere()),
                page,
                mapping(ApiKey::new),
                () -> db.fetchCount(db.selectOne().from(API_KEY).where(isHere()).limit(Connection.COUNT_CAP + 1)));
    }

    /** Whoever makes a key of the tenant meanwhile waits; answers how many of its keys live. */
    int lockAndCountLiving(Instant now) {
        db.select(TENANT.ID)
                .from(TENANT)
                .where(TENANT.ID.eq(CurrentCaller.tenant()))
                .forNoKeyUpdate()
                .fetchSingle();
        return db.fetchCount(API_KEY, isHere(), API_KEY.REVOKED_AT.isNull(), API_KEY.EXPIRES_AT.gt(now));
    }

    /**
     * What is stored of a key that is made.
     *
     * @param prefix how the key begins
     */
    record NewKey(
            String name,
            OpaqueToken token,
            String prefix,
            List<String> permissions,
            UUID maker,
            Instant createdAt,
            Instant expiresAt) {}

    ApiKeyId insert(NewKey key) {
        return db.insertInto(API_KEY)
                .set(API_KEY.TENANT_ID, CurrentCaller.tenant())
                .set(API_KEY.NAME, key.name())
                .set(API_KEY.HASH, key.token().hash())
                .set(API_KEY.PREFIX, key.prefix())
                .set(API_KEY.PERMISSIONS, key.permissions().toArray(String[]::new))
                .set(API_KEY.MAKER_ID, key.maker())
                .set(API_KEY.CREATED_AT, key.createdAt())
                .set(API_KEY.EXPIRES_AT, key.expiresAt())
                .returningResult(API_KEY.ID)
                .fetchSingle(row -> new ApiKeyId(row.value1()));
    }

    /** Of all who revoke it at once, the first is answered its hash, and the others null. */
    byte @Nullable [] revoke(ApiKeyId id, Instant now) {
        return db.update(API_KEY)
                .set(API_KEY.REVOKED_AT, now)
                .where(isHere())
                .and(API_KEY.ID.eq(id.value()))
                .and(API_KEY.REVOKED_AT.isNull())
                .returningResult(API_KEY.HASH)
                .fetchOne(API_KEY.HASH);
    }

    private SelectJoinStep<
                    Record9<ApiKeyId, String, String, List<String>, MembershipId, Instant, Instant, Instant, Instant>>
            keys() {
        return db.select(
                        API_KEY.ID.convertFrom(ApiKeyId::new),
                        API_KEY.NAME,
                        API_KEY.PREFIX,
                        API_KEY.PERMISSIONS.convertFrom(List::of),
                        API_KEY.MAKER_ID.convertFrom(MembershipId::new),
                        API_KEY.CREATED_AT,
                        API_KEY.EXPIRES_AT,
                        API_KEY.LAST_USED_AT,
                        API_KEY.REVOKED_AT)
                .from(API_KEY);
    }

    private static Condition isHere() {
        return API_KEY.TENANT_ID.eq(CurrentCaller.tenant());
    }
}
