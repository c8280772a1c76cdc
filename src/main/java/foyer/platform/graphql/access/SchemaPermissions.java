package foyer.platform.graphql.access;

import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValue;
import graphql.language.EnumValueDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.execution.TypeDefinitionConfigurer;
import org.springframework.stereotype.Component;

/**
 * Which system role holds which permission: the schema's {@code enum Permission} with {@code @grantedTo} is the only
 * place that says so. Known once the schema is read, which the first question brings about; so a module that is itself
 * part of the schema can ask.
 */
@Component
public class SchemaPermissions implements TypeDefinitionConfigurer {

    private static final String PERMISSION = "Permission";

    private final ObjectProvider<GraphQlSource> source;
    private volatile @Nullable Map<String, Granted> granted;

    SchemaPermissions(ObjectProvider<GraphQlSource> source) {
        this.source = source;
    }

    /**
     * What the schema says of a permission.
     *
     * @param teamHeads whether whoever heads a team has it for their teams' records
     * @param limitable whether roles may have it for some records only
     */
    private record Granted(Set<String> roles, boolean teamHeads, boolean limitable) {}

    /** All permissions there are, sorted by name. */
    public Set<String> all() {
        return new TreeSet<>(granted().keySet());
    }

    /** Whether a role may have the permission for some records only, {@code @limitable}. */
    public boolean isLimitable(String permission) {
        var its = granted().get(permission);
        return its != null && its.limitable();
    }

    /** The permissions that whoever heads a team has for their teams' records, sorted by name. */
    public Set<String> ofTeamHeads() {
        var permissions = new TreeSet<String>();
        granted().forEach((permission, its) -> {
            if (its.teamHeads()) {
                permissions.add(permission);
            }
        });
        return permissions;
    }

    /** The permissions of the system role, sorted by name; none for a name that is no role. */
    public Set<String> of(String role) {
        var permissions = new TreeSet<String>();
        granted().forEach((permission, its) -> {
            if (its.roles().contains(role)) {
                permissions.add(permission);
            }
        });
        return permissions;
    }

    /** The system roles that hold the permission, in the schema's order; none for a name that is no permission. */
    public Set<String> rolesWith(String permission) {
        var its = granted().get(permission);
        return its == null ? Set.of() : its.roles();
    }

    /** Reads the grants while the schema is built. */
    @Override
    public void configure(TypeDefinitionRegistry registry) {
        var read = new LinkedHashMap<String, Granted>();
        Optional.ofNullable(registry.getTypeOrNull(PERMISSION, EnumTypeDefinition.class)).stream()
                .flatMap(permissions -> permissions.getEnumValueDefinitions().stream())
                .forEach(value -> read.put(value.getName(), grantedTo(value)));
        registry.enumTypeExtensions()
                .getOrDefault(PERMISSION, List.of())
                .forEach(extension -> extension
                        .getEnumValueDefinitions()
                        .forEach(value -> read.put(value.getName(), grantedTo(value))));
        granted = read;
    }

    private Map<String, Granted> granted() {
        if (granted == null) {
            source.getObject();
        }
        return Objects.requireNonNull(granted, "the schema has not been read");
    }

    private static Granted grantedTo(EnumValueDefinition permission) {
        var names = new LinkedHashSet<String>();
        permission.getDirectives("grantedTo").forEach(directive -> {
            var roles = (ArrayValue)
                    Objects.requireNonNull(directive.getArgument("roles")).getValue();
            roles.getValues().forEach(role -> names.add(((EnumValue) role).getName()));
        });
        var teamHeads = permission.getDirectives("grantedTo").stream()
                .map(directive -> directive.getArgument("teamHeads"))
                .anyMatch(argument -> argument != null && ((BooleanValue) argument.getValue()).isValue());
        return new Granted(names, teamHeads, permission.hasDirective("limitable"));
    }
}
