package foyer.entitlements;

import foyer.audit.Audit;
import foyer.entitlements.EntitlementEvents.ClaimChanged;
import foyer.entitlements.ModuleQueries.Switches;
import foyer.platform.events.Events;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The modules of the tenant acted in, and its own switches of them: what it has switched off answers NOT_ENTITLED
 * whatever its plan and overrides say, and keeps its data. A switch reaches every session within a second.
 */
@Component
public class Modules {

    private final ModuleQueries queries;
    private final Claims claims;
    private final Plans plans;
    private final TenantTerms terms;
    private final Audit audit;
    private final Events events;
    private final TenantClock clock;

    Modules(
            ModuleQueries queries,
            Claims claims,
            Plans plans,
            TenantTerms terms,
            Audit audit,
            Events events,
            TenantClock clock) {
        this.queries = queries;
        this.claims = claims;
        this.plans = plans;
        this.terms = terms;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Every module there is, in one statement. */
    public List<ModuleState> all() {
        var switches = switches();
        return Feature.modules().stream().map(module -> state(module, switches)).toList();
    }

    /**
     * Switches a module on.
     *
     * @return false when the tenant is not entitled to it; then nothing is changed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean enable(Feature module) {
        claims.hold();
        var switches = switches();
        if (!switches.entitled().contains(module.name())) {
            return false;
        }
        var disabled = new TreeSet<>(switches.disabled());
        if (disabled.remove(module.name())) {
            write(disabled, "module.enable", module);
        }
        return true;
    }

    /** Switches a module off, whether the tenant is entitled to it or not. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void disable(Feature module) {
        claims.hold();
        var disabled = new TreeSet<>(switches().disabled());
        if (disabled.add(module.name())) {
            write(disabled, "module.disable", module);
        }
    }

    /** Lets a tenant that is being made begin with these modules of those that it is entitled to. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void choose(Collection<Feature> modules) {
        var wanted = modules.stream().map(Feature::name).collect(Collectors.toSet());
        queries.disable(Feature.modules().stream()
                .map(Feature::name)
                .filter(switches().entitled()::contains)
                .filter(module -> !wanted.contains(module))
                .toList());
    }

    private void write(Collection<String> disabled, String action, Feature module) {
        queries.disable(disabled);
        var tenant = CurrentCaller.tenant();
        audit.record(action, "Tenant", tenant, Map.of("module", module.module()));
        events.publish(new ClaimChanged(tenant, module.name()));
    }

    /** A tenant of before there were claims has its blueprint's free plan. */
    private Switches switches() {
        return Objects.requireNonNullElseGet(
                queries.switches(clock.now()),
                () -> new Switches(
                        plans.free(terms.terms().blueprint()).access().features(), Set.of()));
    }

    private static ModuleState state(Feature module, Switches switches) {
        var entitled = switches.entitled().contains(module.name());
        return new ModuleState(
                module, entitled, entitled && !switches.disabled().contains(module.name()));
    }
}
