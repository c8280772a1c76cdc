package foyer.files;

import static foyerdb.files.Tables.FILE;

import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.platform.security.RecordScope;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Which files the caller may see, as conditions. */
final class SeenFileQueries {

    private static final String[] UPLOADED = Stream.of(FilePurpose.values())
            .filter(FilePurpose::uploaded)
            .map(Enum::name)
            .toArray(String[]::new);

    private SeenFileQueries() {}

    /** In SQL what {@link StoredFile#visible} is: rows are passed over on the way through the order's index. */
    static Condition areVisible() {
        var actor = CurrentCaller.actor();
        if (actor instanceof Actor.System) {
            return DSL.noCondition();
        }
        var permissions = actor.permissions();
        var whole = permissions.stream().filter(permission -> actor.scope(permission) == RecordScope.ALL);
        var own = FILE.CREATED_BY_KIND.eq(actor.kind()).and(FILE.CREATED_BY_ID.eq(actor.id()));
        var held = FILE.PERMISSION.eq(DSL.any(permissions.toArray(String[]::new)));
        return FILE.PERMISSION
                .isNull()
                .or(FILE.PERMISSION.eq(DSL.any(whole.toArray(String[]::new))))
                .or(own.and(FILE.PURPOSE.eq(DSL.any(UPLOADED)).or(held)));
    }

    /** The same of those that are not deleted. */
    static Condition areSeen() {
        return FILE.DELETED_AT.isNull().and(areVisible());
    }

    /** True of the rows that point to such a file. */
    static Condition pointTo(Field<UUID> tenant, Field<UUID> id) {
        return DSL.exists(DSL.selectOne().from(FILE).where(FILE.TENANT_ID.eq(tenant), FILE.ID.eq(id), areSeen()));
    }
}
