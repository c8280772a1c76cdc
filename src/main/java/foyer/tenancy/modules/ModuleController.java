package foyer.tenancy.modules;

import foyer.entitlements.Modules;
import foyer.platform.graphql.Payload;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Tenant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The modules of a tenant, and the operations on them. */
@Controller
class ModuleController {

    private final Modules modules;
    private final ModuleService service;

    ModuleController(Modules modules, ModuleService service) {
        this.modules = modules;
        this.service = service;
    }

    /**
     * The input of both operations.
     *
     * @param module by its name in the schema
     */
    record Input(String module) {}

    /** The payload of both operations. */
    record Switched(@Nullable Tenant tenant) implements Payload {}

    @SchemaMapping
    @Nullable List<TenantModule> modules(Tenant tenant) {
        return tenant.id().value().equals(CurrentCaller.tenant())
                ? modules.all().stream().map(TenantModule::of).toList()
                : null;
    }

    @MutationMapping
    Switched moduleEnable(@Argument Input input) {
        return new Switched(service.enable(input.module()));
    }

    @MutationMapping
    Switched moduleDisable(@Argument Input input) {
        return new Switched(service.disable(input.module()));
    }
}
