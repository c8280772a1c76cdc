package foyer.properties;

import foyer.entitlements.FrozenMarks;
import foyer.platform.graphql.TargetStates;
import foyer.tenancy.RecordScopeQueries;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells which changes a property refuses as it is, and one beyond the caller's scope. */
@Component
class PropertyStates implements TargetStates {

    private static final String NOUN = "property";

    private final PropertyQueries queries;
    private final FrozenMarks frozen;

    PropertyStates(PropertyQueries queries, FrozenMarks frozen) {
        this.queries = queries;
        this.frozen = frozen;
    }

    @Override
    public String prefix() {
        return PropertyId.PREFIX;
    }

    @Override
    public @Nullable PropertyErrorCode refusal(String action, Object node) {
        var property = (Property) node;
        return switch (action) {
            case "propertyUpdate",
                    "propertyChecklistConfirm",
                    "propertyChecklistWithdraw",
                    "propertyMediaAdd",
                    "propertyMediaReorder",
                    "propertyMediaUpdate",
                    "propertyMediaRemove" -> refusal(property, PropertyQueries.WRITE, false);
            default -> {
                var move = move(action);
                yield move == null ? null : refusal(property, move);
            }
        };
    }

    private @Nullable PropertyErrorCode refusal(Property property, PropertyMove move) {
        var refusal = refusal(property, move.permission(), true);
        return refusal == null ? move.refusal(property) : refusal;
    }

    /** The move that a mutation makes, {@code MARK_SOLD} for {@code propertyMarkSold}; null when it makes none. */
    private static @Nullable PropertyMove move(String action) {
        return Arrays.stream(PropertyMove.values())
                .filter(move -> action.equalsIgnoreCase(NOUN + move.name().replace("_", "")))
                .findFirst()
                .orElse(null);
    }

    private @Nullable PropertyErrorCode refusal(Property property, String permission, boolean archivedToo) {
        if (RecordScopeQueries.isLimited(permission)
                && queries.permitted(List.of(property.id()), permission).isEmpty()) {
            return PropertyErrorCode.SCOPE_FORBIDDEN;
        }
        var id = property.id().value();
        return LockedProperties.refusal(
                property, frozen.among(Property.TYPE, List.of(id)).contains(id), archivedToo);
    }
}
