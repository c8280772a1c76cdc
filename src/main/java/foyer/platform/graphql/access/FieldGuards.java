package foyer.platform.graphql.access;

import foyer.platform.security.AccessState;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLObjectType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The guards of all fields that have one, read from the schema's directives when it is built. A root field without
 * one, or a directive where nothing would enforce it, stops the start.
 */
@Component
public class FieldGuards {

    /** The types whose fields are operations. */
    public static final Set<String> ROOTS = Set.of("Query", "Mutation", "Subscription");

    private static final List<String> AUDIENCES = List.of("public", "signedIn", "superAdmin", "auth");
    private static final String ALLOW_WHEN = "allowWhen";
    private static final String ENTITLED = "entitled";
    private static final String NEEDS = "needs";

    private final Map<FieldCoordinates, FieldGuard> guards = new HashMap<>();
    private final ObjectProvider<FeatureRefusals> refusals;

    FieldGuards(ObjectProvider<FeatureRefusals> refusals) {
        this.refusals = refusals;
    }

    /**
     * Reads the field's directives and remembers its guard.
     *
     * @throws IllegalStateException when they do not make sense there
     */
    public @Nullable FieldGuard add(GraphQLFieldsContainer parent, GraphQLFieldDefinition field) {
        var guard = read(parent, field);
        if (guard != null) {
            guards.put(FieldCoordinates.coordinates(parent, field), guard);
        }
        return guard;
    }

    /** The guard of a field of Query; asking for one that is not there is a defect and raises. */
    public FieldGuard ofQuery(String field) {
        return Objects.requireNonNull(
                guards.get(FieldCoordinates.coordinates("Query", field)), () -> "Query has no field " + field);
    }

    /** The guard of a field of one of the {@link #ROOTS}; null when there is no such field. */
    public @Nullable FieldGuard of(FieldCoordinates field) {
        return guards.get(field);
    }

    private @Nullable FieldGuard read(GraphQLFieldsContainer parent, GraphQLFieldDefinition field) {
        var place = parent.getName() + "." + field.getName();
        var audiences = AUDIENCES.stream().filter(field::hasAppliedDirective).toList();
        var states = field.getAppliedDirective(ALLOW_WHEN);
        var needed = needed(field);
        var root = ROOTS.contains(parent.getName());
        if (!(parent instanceof GraphQLObjectType) && (!audiences.isEmpty() || states != null || !needed.isEmpty())) {
            throw new IllegalStateException(place + ": a directive of access on an interface would not be enforced");
        }
        if (audiences.size() > 1) {
            throw new IllegalStateException(place + ": has more than one of @public, @signedIn, @superAdmin and @auth");
        }
        if (root && audiences.isEmpty()) {
            throw new IllegalStateException(place + ": needs one of @public, @signedIn, @superAdmin and @auth");
        }
        if (audiences.isEmpty() && states != null) {
            throw new IllegalStateException(place + ": @allowWhen on a field that no state closes");
        }
        if (!needed.isEmpty() && !audiences.equals(List.of("auth"))) {
            throw new IllegalStateException(
                    place + ": @entitled needs @auth, as @needs does, since modules and features are a tenant's");
        }
        return audiences.isEmpty()
                ? null
                : new FieldGuard(
                        audience(field, audiences.getFirst()),
                        parent.getName().equals("Mutation"),
                        states(states),
                        needed);
    }

    private List<NeededFeature> needed(GraphQLFieldDefinition field) {
        var needed = new ArrayList<NeededFeature>();
        add(field.getAppliedDirective(ENTITLED), "module", AccessKind.MODULE, needed);
        add(field.getAppliedDirective(NEEDS), "feature", AccessKind.FEATURE, needed);
        return List.copyOf(needed);
    }

    private void add(
            @Nullable GraphQLAppliedDirective directive, String argument, AccessKind kind, List<NeededFeature> needed) {
        if (directive != null) {
            var name = Objects.requireNonNull(DirectiveArguments.<String>of(directive, argument));
            needed.add(new NeededFeature(kind, name, refusals));
        }
    }

    private static Audience audience(GraphQLFieldDefinition field, String directive) {
        return switch (directive) {
            case "public" -> new Audience.Everyone();
            case "signedIn" -> new Audience.Users();
            case "superAdmin" ->
                new Audience.SuperAdmins(DirectiveArguments.of(field.getAppliedDirective(directive), "orPermission"));
            default -> {
                var auth = field.getAppliedDirective(directive);
                yield new Audience.Members(
                        DirectiveArguments.of(auth, "permission"),
                        DirectiveArguments.of(auth, "role"),
                        Boolean.TRUE.equals(DirectiveArguments.<Boolean>of(auth, "person")));
            }
        };
    }

    private static Set<AccessState> states(@Nullable GraphQLAppliedDirective directive) {
        if (directive == null) {
            return Set.of();
        }
        Collection<String> names = Objects.requireNonNull(DirectiveArguments.of(directive, "states"));
        return names.stream().map(AccessState::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
