package foyer.tenancy.control;

import static java.util.Objects.requireNonNull;

import foyer.audit.Audit;
import foyer.identity.OpenSessions;
import foyer.identity.OpenSessions.Ended;
import foyer.identity.PlatformUser;
import foyer.identity.PlatformUsers;
import foyer.identity.RevocationReason;
import foyer.identity.UserId;
import foyer.platform.database.OtherTenant;
import foyer.platform.database.Transactions;
import foyer.platform.events.Events;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Reason;
import foyer.tenancy.actors.SessionChecks;
import foyer.tenancy.tenants.TenancyEvents.SessionEnded;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Closes accounts and opens them again. All sessions of a closed one end within a second, those of whoever acts as its
 * user too, and each tenant that one stood in is told; memberships stay as they are.
 */
@Service
class UserDeactivations {

    private static final String ENTITY = "User";
    private static final String SESSION = "Session";
    private static final String END = "session.end";
    private static final Map<String, String> WHY = Map.of("why", RevocationReason.DEACTIVATED.name());

    private final PlatformUsers users;
    private final OpenSessions sessions;
    private final SessionChecks checks;
    private final OtherTenant otherTenant;
    private final Transactions transactions;
    private final Audit audit;
    private final Events events;

    UserDeactivations(
            PlatformUsers users,
            OpenSessions sessions,
            SessionChecks checks,
            OtherTenant otherTenant,
            Transactions transactions,
            Audit audit,
            Events events) {
        this.users = users;
        this.sessions = sessions;
        this.checks = checks;
        this.otherTenant = otherTenant;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
    }

    /** One that is closed already is left alone. */
    PlatformUser deactivate(ControlInputs.UserDeactivate input) {
        var admin = SuperAdminCaller.get();
        var id = input.id();
        var reason = Reason.checked(input.reason(), PlatformErrorCode.REASON_INVALID);
        if (id.equals(admin.user())) {
            throw UserErrorException.at("id", PlatformErrorCode.SELF);
        }
        find(id);
        var ended = CurrentCaller.call(
                admin.outside(),
                () -> transactions.write(() -> {
                    var closed = otherTenant.within(admin.of(id), () -> close(id, reason));
                    if (closed.isPresent()) {
                        audit.recordForUser("user.deactivate", ENTITY, id.value(), Map.of("reason", reason));
                        tell(admin, closed.get());
                    }
                    return closed.orElseGet(List::of);
                }));
        ended.forEach(session -> checks.forget(session.id()));
        return find(id);
    }

    private Optional<List<Ended>> close(UserId id, String reason) {
        return users.close(id, reason)
                ? Optional.of(sessions.endAll(id, null, RevocationReason.DEACTIVATED))
                : Optional.empty();
    }

    /** In the order of the tenants, so that whoever locks something there does it in the same order. */
    private void tell(SuperAdminCaller admin, List<Ended> ended) {
        ended.stream()
                .filter(session -> session.tenant() == null)
                .forEach(session ->
                        audit.recordForUser(END, SESSION, session.id().value(), WHY));
        ended.stream()
                .filter(session -> session.tenant() != null)
                .collect(Collectors.groupingBy(
                        session -> requireNonNull(session.tenant()),
                        TreeMap<UUID, List<Ended>>::new,
                        Collectors.toList()))
                .forEach((tenant, its) -> otherTenant.within(admin.in(tenant), () -> tellHere(its)));
    }

    private int tellHere(List<Ended> ended) {
        for (var session : ended) {
            audit.record(END, SESSION, session.id().value(), WHY);
            events.publish(new SessionEnded(session.id()));
        }
        return ended.size();
    }

    /** One that is open already is left alone. */
    PlatformUser reactivate(UserId id) {
        var admin = SuperAdminCaller.get();
        find(id);
        CurrentCaller.call(
                admin.outside(),
                () -> transactions.write(() -> {
                    var reopened = otherTenant.within(admin.of(id), () -> users.reopen(id));
                    if (reopened) {
                        audit.recordForUser("user.reactivate", ENTITY, id.value(), Map.of());
                    }
                    return reopened;
                }));
        return find(id);
    }

    private PlatformUser find(UserId id) {
        var user = users.get(id);
        if (user == null) {
            throw UserErrorException.at("id", PlatformErrorCode.NOT_FOUND);
        }
        return user;
    }
}
