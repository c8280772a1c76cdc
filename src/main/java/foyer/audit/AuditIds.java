package foyer.audit;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.NodeSource;
import foyer.platform.graphql.TypeIds;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Ids of whatever the log tells of: typed where the schema has the type, plain UUIDs of what it does not show. */
@Component
class AuditIds {

    private final ObjectProvider<NodeSource> sources;
    private volatile @Nullable Map<String, String> prefixes;

    AuditIds(ObjectProvider<NodeSource> sources) {
        this.sources = sources;
    }

    @Nullable String ofEntity(String type, @Nullable UUID id) {
        if (id == null) {
            return null;
        }
        var prefix = prefixes().get(type);
        return prefix == null ? id.toString() : TypeIds.encode(prefix, id);
    }

    /**
     * The UUID of an id of any type.
     *
     * @throws ApiException BAD_USER_INPUT when it is none
     */
    static UUID read(String field, String id) {
        try {
            return id.indexOf('_') < 0 ? UUID.fromString(id) : TypeIds.decode(TypeIds.prefixOf(id), id);
        } catch (IllegalArgumentException e) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "audit.filterId", field);
        }
    }

    /** By the type's name; a root field has the name of its type. */
    private Map<String, String> prefixes() {
        var known = prefixes;
        if (known == null) {
            known = sources.stream().collect(Collectors.toMap(AuditIds::type, NodeSource::prefix));
            prefixes = known;
        }
        return known;
    }

    private static String type(NodeSource source) {
        var field = source.rootField();
        return field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
    }
}
