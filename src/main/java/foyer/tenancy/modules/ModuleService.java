package foyer.tenancy.modules;

import foyer.entitlements.Feature;
import foyer.entitlements.Modules;
import foyer.platform.graphql.UserErrorException;
import foyer.tenancy.Tenancy;
import foyer.tenancy.Tenant;
import foyer.tenancy.tenants.TenantErrorCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Switches modules of the tenant acted in on and off. */
@Service
class ModuleService {

    private final Modules modules;
    private final Tenancy tenancy;

    ModuleService(Modules modules, Tenancy tenancy) {
        this.modules = modules;
        this.tenancy = tenancy;
    }

    @Transactional
    Tenant enable(String module) {
        if (!modules.enable(Feature.ofModule(module))) {
            throw UserErrorException.at("module", TenantErrorCode.NOT_ENTITLED, module);
        }
        return tenancy.tenant();
    }

    @Transactional
    Tenant disable(String module) {
        modules.disable(Feature.ofModule(module));
        return tenancy.tenant();
    }
}
