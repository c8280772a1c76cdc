package foyer.tenancy.modules;

import foyer.entitlements.ModuleState;

/**
 * How a module stands in the tenant acted in, as the schema shows it.
 *
 * @param module by its name in the schema
 */
record TenantModule(String module, boolean entitled, boolean enabled) {

    static TenantModule of(ModuleState state) {
        return new TenantModule(state.module().module(), state.entitled(), state.enabled());
    }
}
