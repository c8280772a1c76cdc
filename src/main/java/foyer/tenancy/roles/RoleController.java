package foyer.tenancy.roles;

import foyer.platform.graphql.Payload;
import foyer.platform.graphql.access.SchemaPermissions;
import foyer.tenancy.Role;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The operations on roles. */
@Controller
class RoleController {

    private final RoleQueries queries;
    private final RoleService service;
    private final SchemaPermissions schema;
    private final RoleNames names;

    RoleController(RoleQueries queries, RoleService service, SchemaPermissions schema, RoleNames names) {
        this.queries = queries;
        this.names = names;
        this.service = service;
        this.schema = schema;
    }

    /** The payload of every mutation of a role. */
    record Written(@Nullable CustomRole role) implements Payload {}

    @QueryMapping
    Roles roles() {
        var tenant = queries.all();
        var system = Arrays.stream(Role.values())
                .map(role -> new SystemRole(role, names.of(role, tenant.naming()), List.copyOf(schema.of(role.name()))))
                .toList();
        return new Roles(system, tenant.roles());
    }

    @QueryMapping
    @Nullable CustomRole customRole(@Argument CustomRoleId id) {
        return queries.find(id);
    }

    @MutationMapping
    Written roleCreate(@Argument RoleInputs.Create input) {
        return new Written(service.create(input));
    }

    @MutationMapping
    Written roleUpdate(@Argument RoleInputs.Update input) {
        return new Written(service.update(input));
    }

    @MutationMapping
    Written roleDelete(@Argument RoleInputs.Delete input) {
        return new Written(service.delete(input));
    }
}
