package foyer.platform.graphql.access;

import graphql.language.ArrayValue;
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
    private volatile @Nullable Map<String, Set<String>> roles;

    SchemaPermissions(ObjectProvider<GraphQlSource> source) {
        this.source = source;
    }

    /** All permissions there are, sorted by name. */
    public Set<String> all() {
        return new TreeSet<>(roles().keySet());
    }

    /** The permissions of the system role, sorted by name; none for a name that is no role. */
    public Set<String> of(String role) {
        var permissions = new TreeSet<String>();
        roles().forEach((permission, holders) -> {
            if (holders.contains(role)) {
                permissions.add(permission);
            }
        });
        return permissions;
    }

    /** The system roles that hold the permission, in the schema's order; none for a name that is no permission. */
    public Set<String> rolesWith(String permission) {
        return roles().getOrDefault(permission, Set.of());
    }

    /** Reads the grants while the schema is built. */
    @Override
    public void configure(TypeDefinitionRegistry registry) {
        var read = new LinkedHashMap<String, Set<String>>();
        Optional.ofNullable(registry.getTypeOrNull(PERMISSION, EnumTypeDefinition.class)).stream()
                .flatMap(permissions -> permissions.getEnumValueDefinitions().stream())
                .forEach(value -> read.put(value.getName(), grantedTo(value)));
        registry.enumTypeExtensions()
                .getOrDefault(PERMISSION, List.of())
                .forEach(extension -> extension
                        .getEnumValueDefinitions()
                        .forEach(value -> read.put(value.getName(), grantedTo(value))));
        roles = read;
    }

    private Map<String, Set<String>> roles() {
        if (roles == null) {
            source.getObject();
        }
        return Objects.requireNonNull(roles, "the schema has not been read");
    }

    private static Set<String> grantedTo(EnumValueDefinition permission) {
        var names = new LinkedHashSet<String>();
        permission.getDirectives("grantedTo").forEach(granted -> {
            var roles = (ArrayValue)
                    Objects.requireNonNull(granted.getArgument("roles")).getValue();
            roles.getValues().forEach(role -> names.add(((EnumValue) role).getName()));
        });
        return names;
    }
}
