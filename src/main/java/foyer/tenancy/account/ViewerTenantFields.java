package foyer.tenancy.account;

import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import java.util.List;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Where the viewer can go: whoever acts as them sees the tenant that they act in, and no other. */
@Controller
class ViewerTenantFields {

    private final ViewerTenantQueries queries;

    ViewerTenantFields(ViewerTenantQueries queries) {
        this.queries = queries;
    }

    @SchemaMapping(typeName = "Viewer")
    List<ViewerTenant> tenants() {
        return switch (CurrentCaller.actor()) {
            case Actor.User user -> queries.all(user.user(), null);
            case Actor.Member member ->
                member.impersonator() == null
                        ? queries.all(member.user(), member.tenant())
                        : queries.only(member.user(), member.tenant());
            case Actor.ApiKey _, Actor.Agent _, Actor.Anonymous _, Actor.PublicLink _, Actor.System _ -> List.of();
        };
    }
}
