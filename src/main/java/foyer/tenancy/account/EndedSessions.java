package foyer.tenancy.account;

import foyer.audit.Audit;
import foyer.audit.AuditEntry;
import foyer.identity.OpenSessions.Ended;
import foyer.identity.RevocationReason;
import foyer.platform.events.Events;
import foyer.tenancy.actors.SessionChecks;
import foyer.tenancy.tenants.TenancyEvents;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Tells of sessions that their user has ended: each in the log of the tenant that it stood in, with the event that has
 * every node close what it holds open; one that stood nowhere in the user's own log.
 */
@Component
class EndedSessions {

    private static final String ACTION = "session.end";
    private static final String ENTITY = "Session";

    private final EachTenant eachTenant;
    private final Audit audit;
    private final Events events;
    private final SessionChecks checks;

    EndedSessions(EachTenant eachTenant, Audit audit, Events events, SessionChecks checks) {
        this.eachTenant = eachTenant;
        this.audit = audit;
        this.events = events;
        this.checks = checks;
    }

    /** In the transaction that ended them. */
    void tell(List<Ended> ended, RevocationReason why) {
        var diff = Map.of("why", why.name());
        ended.stream()
                .filter(session -> session.tenant() == null)
                .forEach(session ->
                        audit.recordForUser(ACTION, ENTITY, session.id().value(), diff));
        // In the order of the tenants, so that whoever locks something there does it in the same order.
        var byTenant = ended.stream()
                .filter(session -> session.tenant() != null)
                .collect(Collectors.groupingBy(Ended::tenant, TreeMap<UUID, List<Ended>>::new, Collectors.toList()));
        byTenant.forEach((tenant, its) -> eachTenant.tell(
                tenant, Objects.requireNonNull(its.getFirst().membership()), () -> tellHere(its, diff)));
    }

    private void tellHere(List<Ended> ended, Map<String, String> diff) {
        audit.record(ended.stream()
                .map(session -> new AuditEntry(ACTION, ENTITY, session.id().value(), diff))
                .toList());
        ended.forEach(session -> events.publish(new TenancyEvents.SessionEnded(session.id())));
    }

    /** Once that is committed: this node refuses them at once, the others within the second. */
    void forget(List<Ended> ended) {
        ended.forEach(session -> checks.forget(session.id()));
    }
}
