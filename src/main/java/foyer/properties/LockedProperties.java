package foyer.properties;

import static foyer.properties.PropertyErrorCode.ARCHIVED;
import static foyer.properties.PropertyErrorCode.FROZEN;
import static foyer.properties.PropertyErrorCode.NOT_FOUND;
import static foyer.properties.PropertyErrorCode.SCOPE_FORBIDDEN;

import foyer.platform.graphql.UserErrorException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The property that a mutation is about, held until it commits: what it checks is still so when it writes. */
@Component
class LockedProperties {

    private final PropertyQueries queries;
    private final PropertyWriteQueries writes;

    LockedProperties(PropertyQueries queries, PropertyWriteQueries writes) {
        this.queries = queries;
        this.writes = writes;
    }

    /** The property, which the caller may change and which is neither frozen nor archived. */
    Property one(PropertyId id) {
        return held(id, PropertyQueries.WRITE, false);
    }

    /** The property, which the caller has the permission for and which is not frozen. */
    Property toMove(PropertyId id, PropertyMove move) {
        return held(id, move.permission(), true);
    }

    private Property held(PropertyId id, String permission, boolean archivedToo) {
        var held = writes.lock(id, permission);
        var property = held == null ? null : queries.stored(id);
        if (held == null || property == null) {
            throw UserErrorException.at("id", NOT_FOUND);
        }
        if (!held.permitted()) {
            throw UserErrorException.at("id", SCOPE_FORBIDDEN);
        }
        var refusal = refusal(property, held.frozen(), archivedToo);
        if (refusal != null) {
            throw UserErrorException.at("id", refusal);
        }
        return property;
    }

    /**
     * Why a property cannot be changed as it is; null when it can.
     *
     * @param archivedToo whether the change is for archived ones too
     */
    static @Nullable PropertyErrorCode refusal(Property property, boolean frozen, boolean archivedToo) {
        if (frozen) {
            return FROZEN;
        }
        return property.archived() && !archivedToo ? ARCHIVED : null;
    }
}
