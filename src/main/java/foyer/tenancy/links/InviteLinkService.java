package foyer.tenancy.links;

import static java.util.Objects.requireNonNull;

import foyer.platform.crypto.OpaqueTokens;
import foyer.platform.crypto.Secret;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyer.tenancy.Role;
import foyer.tenancy.members.Grants;
import foyer.tenancy.members.Inviters;
import foyer.tenancy.members.LockedMembers;
import foyer.tenancy.roles.GivenRole;
import foyer.tenancy.roles.OfferedRoles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes and revokes links that let people in. */
@Service
class InviteLinkService {

    private static final int MAX_DOMAINS = 20;
    private static final int MOST_USES = 10_000;

    /** As host names are written, of two labels or more. */
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{1,253}$)([a-z0-9](-?[a-z0-9])*\\.)+[a-z][a-z0-9-]*[a-z0-9]");

    private final InviteLinkQueries queries;
    private final InviteLinkHistory history;
    private final Grants grants;
    private final Inviters inviters;
    private final OfferedRoles offered;
    private final LockedMembers locked;
    private final LinkBounds bounds;
    private final TenantClock clock;

    InviteLinkService(
            InviteLinkQueries queries,
            InviteLinkHistory history,
            Grants grants,
            Inviters inviters,
            OfferedRoles offered,
            LockedMembers locked,
            LinkBounds bounds,
            TenantClock clock) {
        this.queries = queries;
        this.history = history;
        this.grants = grants;
        this.inviters = inviters;
        this.offered = offered;
        this.locked = locked;
        this.bounds = bounds;
        this.clock = clock;
    }

    /** The link, and its token, which is told once. */
    record Made(InviteLink link, Secret token) {}

    @Transactional
    Made create(InviteLinkInputs.Create input) {
        if (input.customRoleId() != null) {
            locked.hold();
        }
        var given = offered.asked(input.role(), input.customRoleId(), InviteLinkErrorCode.class);
        check(input, given);
        var token = OpaqueTokens.create(InviteLinkEntrance.TOKEN_KIND, CurrentCaller.tenant());
        var id = queries.insert(input, given, domains(input), token.hash(), inviters.current());
        var link = requireNonNull(queries.byId(id));
        history.created(link);
        return new Made(link, token.text());
    }

    @Transactional
    InviteLink revoke(InviteLinkId id) {
        var link = queries.byId(id);
        if (link == null) {
            throw UserErrorException.at("id", InviteLinkErrorCode.NOT_FOUND);
        }
        if (!grants.covers(offered.orBase(link.role(), link.customRoleId()).held())) {
            throw UserErrorException.at("id", InviteLinkErrorCode.ROLE_FORBIDDEN);
        }
        if (!queries.revoke(id)) {
            throw UserErrorException.at("id", InviteLinkErrorCode.NOT_ACTIVE);
        }
        history.revoked(link);
        return requireNonNull(queries.byId(id));
    }

    private void check(InviteLinkInputs.Create input, GivenRole given) {
        var problems = new ArrayList<Problem>();
        if (given.role() == Role.OWNER) {
            problems.add(Problem.of(InviteLinkErrorCode.ROLE_FORBIDDEN, "role"));
        }
        var domains = domains(input);
        if (domains.size() > MAX_DOMAINS
                || !domains.stream().allMatch(domain -> DOMAIN.matcher(domain).matches())) {
            problems.add(Problem.of(InviteLinkErrorCode.DOMAINS_INVALID, "domains", MAX_DOMAINS));
        }
        var uses = input.maxUses();
        if (uses != null && (uses < 1 || uses > MOST_USES)) {
            problems.add(Problem.of(InviteLinkErrorCode.MAX_USES_INVALID, "maxUses", MOST_USES));
        }
        var end = input.expiresAt();
        if (end != null && !end.isAfter(clock.now())) {
            problems.add(Problem.of(InviteLinkErrorCode.EXPIRES_AT_INVALID, "expiresAt"));
        }
        requireBounds(input, given, problems);
        if (!problems.isEmpty()) {
            throw new UserErrorException(problems, Map.of());
        }
    }

    /** Whoever gets hold of a link for more than a member's work finds it used up or over. */
    private void requireBounds(InviteLinkInputs.Create input, GivenRole given, List<Problem> problems) {
        if (!bounds.areNeededFor(given)) {
            return;
        }
        if (input.maxUses() == null) {
            problems.add(Problem.of(
                    InviteLinkErrorCode.BOUND_REQUIRED, "maxUses", given.role().name()));
        }
        if (input.expiresAt() == null) {
            problems.add(Problem.of(
                    InviteLinkErrorCode.BOUND_REQUIRED,
                    "expiresAt",
                    given.role().name()));
        }
    }

    private static List<String> domains(InviteLinkInputs.Create input) {
        var given = input.domains() == null ? List.<String>of() : input.domains();
        return given.stream()
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }
}
