package foyer.tenancy.blueprints;

import foyer.platform.graphql.access.SchemaPermissions;
import foyer.platform.security.RecordScope;
import foyer.tenancy.BlueprintPart;
import foyer.tenancy.Grant;
import foyer.tenancy.NewTenant;
import foyer.tenancy.Role;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Gives a new tenant the roles of its own that its blueprint has, named in the tenant's language. From then on they are
 * the tenant's to change.
 */
@Component
class OwnRoles implements BlueprintPart {

    private final Blueprints blueprints;
    private final BlueprintRoleQueries queries;
    private final SchemaPermissions schema;

    OwnRoles(Blueprints blueprints, BlueprintRoleQueries queries, SchemaPermissions schema) {
        this.blueprints = blueprints;
        this.queries = queries;
        this.schema = schema;
    }

    @Override
    public void apply(NewTenant tenant) {
        for (var role : blueprints.roles(tenant.blueprint()).custom()) {
            if (tenant.wants(role.key())) {
                queries.insert(
                        role.name().in(tenant.locale()), role.permissionsOf().getFirst(), grants(role.permissionsOf()));
            }
        }
    }

    private List<Grant> grants(List<Role> roles) {
        var permissions = new TreeSet<String>();
        roles.forEach(role -> permissions.addAll(schema.of(role.name())));
        return permissions.stream()
                .map(permission -> new Grant(permission, RecordScope.ALL))
                .toList();
    }
}
