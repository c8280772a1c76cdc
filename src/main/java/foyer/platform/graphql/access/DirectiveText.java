package foyer.platform.graphql.access;

import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLEnumValueDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says in sentences what directives do: introspection hides them, so descriptions have to tell. */
@Component
public class DirectiveText {

    private final SchemaPermissions permissions;

    DirectiveText(SchemaPermissions permissions) {
        this.permissions = permissions;
    }

    /** The description with what the field's directives say below it; the same when it has none. */
    public @Nullable String describe(@Nullable String description, GraphQLDirectiveContainer field) {
        var sentences = new ArrayList<String>();
        for (var directive : field.getAppliedDirectives()) {
            sentences.addAll(sentences(directive));
        }
        return append(description, sentences);
    }

    /** The description of a permission, with who holds it. */
    public @Nullable String describe(GraphQLEnumValueDefinition permission) {
        if (!permission.hasAppliedDirective("grantedTo")) {
            return permission.getDescription();
        }
        var roles = permissions.rolesWith(permission.getName());
        return append(
                permission.getDescription(),
                List.of(roles.isEmpty() ? "Held by no system role." : "Held by " + list(roles) + "."));
    }

    private List<String> sentences(GraphQLAppliedDirective directive) {
        return switch (directive.getName()) {
            case "public" -> List.of("Open to anyone.");
            case "signedIn" -> List.of("Needs a signed-in user.");
            case "superAdmin" -> List.of(superAdmin(value(directive, "orPermission")));
            case "auth" -> auth(value(directive, "permission"), value(directive, "role"), value(directive, "person"));
            case "entitled" -> List.of("Needs the module " + value(directive, "module") + " in the tenant's plan.");
            case "needs" -> List.of("Needs the feature " + value(directive, "feature") + " in the tenant's plan.");
            case "allowWhen" -> List.of("Still works when " + list(states(directive)) + ".");
            case "limited" -> List.of("Takes at least one of the plan's limit " + value(directive, "by") + ".");
            case "cost" -> List.of(cost(value(directive, "weight"), value(directive, "multiplier")));
            case "timeout" -> List.of("The operation may take " + value(directive, "seconds") + " seconds.");
            default -> List.of();
        };
    }

    private String superAdmin(@Nullable Object permission) {
        return permission == null
                ? "Needs a user who runs the platform."
                : "Needs a user who runs the platform, or the permission " + permission + ", which "
                        + list(permissions.rolesWith(permission.toString())) + " hold.";
    }

    private List<String> auth(@Nullable Object permission, @Nullable Object role, @Nullable Object person) {
        var sentences = new ArrayList<String>();
        if (role != null) {
            sentences.add("Needs the role " + role + " or a stronger one.");
        }
        if (permission != null) {
            var roles = this.permissions.rolesWith(permission.toString());
            sentences.add("Needs the permission " + permission
                    + (roles.isEmpty() ? "." : ", which " + list(roles) + " hold."));
        }
        if (sentences.isEmpty()) {
            sentences.add("Needs an active tenant.");
        }
        if (Boolean.TRUE.equals(person)) {
            sentences.add("Is not for API keys and agents.");
        }
        return sentences;
    }

    private static String cost(@Nullable Object weight, @Nullable Object multiplier) {
        return "Costs " + weight + (multiplier == null ? "." : ", and what is below it times `" + multiplier + "`.");
    }

    private static Collection<?> states(GraphQLAppliedDirective directive) {
        return (Collection<?>) Objects.requireNonNull(value(directive, "states"));
    }

    private static @Nullable Object value(GraphQLAppliedDirective directive, String argument) {
        return DirectiveArguments.of(directive, argument);
    }

    private static String list(Collection<?> names) {
        var texts = names.stream().map(String::valueOf).toList();
        return texts.size() == 1
                ? texts.getFirst()
                : String.join(", ", texts.subList(0, texts.size() - 1)) + " and " + texts.getLast();
    }

    private static @Nullable String append(@Nullable String description, List<String> sentences) {
        if (sentences.isEmpty()) {
            return description;
        }
        var text = String.join(" ", sentences);
        return description == null ? text : description + "\n\n" + text;
    }
}
