package foyer.tenancy.avatars;

import static foyerdb.tenancy.Tables.MEMBERSHIP;

import foyer.files.FileId;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which file is whose picture, in SQL. */
@Component
class AvatarQueries {

    private final DSLContext db;

    AvatarQueries(DSLContext db) {
        this.db = db;
    }

    /** Those of these members of the tenant acted in that have one. */
    Map<MembershipId, FileId> of(Collection<MembershipId> members) {
        return db.select(
                        MEMBERSHIP.ID.convertFrom(MembershipId::new),
                        MEMBERSHIP.AVATAR_FILE_ID.convertFrom(FileId::new))
                .from(MEMBERSHIP)
                .where(isHere())
                .and(MEMBERSHIP.ID.eq(
                        DSL.any(members.stream().map(MembershipId::value).toArray(UUID[]::new))))
                .and(MEMBERSHIP.AVATAR_FILE_ID.isNotNull())
                .fetchMap(row -> row.value1(), row -> row.value2());
    }

    /** Nobody else changes the member's picture until the transaction ends. */
    @Nullable FileId lock(MembershipId member) {
        return db.select(MEMBERSHIP.AVATAR_FILE_ID)
                .from(MEMBERSHIP)
                .where(isHere())
                .and(MEMBERSHIP.ID.eq(member.value()))
                .forNoKeyUpdate()
                .fetchSingle(row -> row.value1() == null ? null : new FileId(row.value1()));
    }

    void set(MembershipId member, @Nullable FileId file, Instant at) {
        db.update(MEMBERSHIP)
                .set(MEMBERSHIP.AVATAR_FILE_ID, file == null ? null : file.value())
                .set(MEMBERSHIP.VERSION, MEMBERSHIP.VERSION.plus(1))
                .set(MEMBERSHIP.UPDATED_AT, at)
                .where(isHere())
                .and(MEMBERSHIP.ID.eq(member.value()))
                .execute();
    }

    private static Condition isHere() {
        return MEMBERSHIP.TENANT_ID.eq(CurrentCaller.tenant());
    }
}
