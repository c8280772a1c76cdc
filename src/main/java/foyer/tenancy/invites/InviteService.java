package foyer.tenancy.invites;

import static java.util.Objects.requireNonNull;

import foyer.entitlements.EntitlementException;
import foyer.entitlements.Entitlements;
import foyer.entitlements.Limit;
import foyer.platform.crypto.OpaqueTokens;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyer.tenancy.Role;
import foyer.tenancy.invites.InviteQueries.Terms;
import foyer.tenancy.members.Grants;
import foyer.tenancy.members.Inviters;
import foyer.tenancy.members.LockedMembers;
import foyer.tenancy.roles.GivenRole;
import foyer.tenancy.roles.OfferedRoles;
import foyer.tenancy.sessions.SignInThrottle;
import foyer.tenancy.teams.MemberPlaces;
import foyer.tenancy.teams.TeamId;
import foyer.tenancy.teams.TeamPlaces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Invites people, and takes invites back. A pending invite holds a seat for as long as it can be accepted. */
@Service
class InviteService {

    static final String TOKEN_KIND = "invite";

    private static final int MAX_EMAILS = 100;
    private static final int MAX_TEAMS = 100;

    private final InviteQueries queries;
    private final InviteMails mails;
    private final InviteHistory history;
    private final Grants grants;
    private final OfferedRoles offered;
    private final LockedMembers locked;
    private final Inviters inviters;
    private final TeamPlaces teams;
    private final SignInThrottle throttle;
    private final Entitlements entitlements;
    private final Transactions transactions;
    private final TenantClock clock;

    InviteService(
            InviteQueries queries,
            InviteMails mails,
            InviteHistory history,
            Grants grants,
            OfferedRoles offered,
            LockedMembers locked,
            Inviters inviters,
            TeamPlaces teams,
            SignInThrottle throttle,
            Entitlements entitlements,
            Transactions transactions,
            TenantClock clock) {
        this.queries = queries;
        this.mails = mails;
        this.history = history;
        this.grants = grants;
        this.offered = offered;
        this.locked = locked;
        this.inviters = inviters;
        this.teams = teams;
        this.throttle = throttle;
        this.entitlements = entitlements;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What became of one address. */
    record Result(String email, @Nullable Invite invite) {}

    /** Invites each address by itself: one that is refused keeps none of the others out. */
    List<Result> create(InviteInputs.Create input) {
        if (input.emails().isEmpty() || input.emails().size() > MAX_EMAILS) {
            throw UserErrorException.at("emails", InviteErrorCode.EMAILS_INVALID, MAX_EMAILS);
        }
        var given = offered.asked(input.role(), input.customRoleId(), InviteErrorCode.class);
        var wanted = teams(input);
        var results = new LinkedHashMap<String, Result>();
        var problems = new ArrayList<Problem>();
        for (var i = 0; i < input.emails().size(); i++) {
            var email = input.emails().get(i).toLowerCase(Locale.ROOT);
            if (!results.containsKey(email)) {
                results.put(email, new Result(email, made(email, "emails." + i, given, wanted, problems)));
            }
        }
        if (!problems.isEmpty()) {
            throw new UserErrorException(problems, Map.of("results", List.copyOf(results.values())));
        }
        return List.copyOf(results.values());
    }

    private @Nullable Invite made(
            String email, String field, GivenRole given, List<TeamId> wanted, List<Problem> problems) {
        if (!throttle.mayInvite(email)) {
            problems.add(Problem.of(InviteErrorCode.MAIL_LIMIT, field));
            return null;
        }
        try {
            return transactions.write(() -> invite(email, held(given), wanted, false));
        } catch (EntitlementException e) {
            problems.addAll(e.at(field, InviteErrorCode.class).problems());
        } catch (AlreadyMember _) {
            problems.add(Problem.of(InviteErrorCode.ALREADY_MEMBER, field));
        } catch (RoleGone _) {
            problems.add(Problem.of(InviteErrorCode.ROLE_NOT_FOUND, "customRoleId"));
        }
        return null;
    }

    /** The tenant's own role as it is now, and stays until the transaction ends: the caller may still give it. */
    private GivenRole held(GivenRole given) {
        if (given.custom() == null) {
            return given;
        }
        locked.hold();
        var now = offered.of(given.role(), given.custom());
        if (now == null || !grants.covers(now.held())) {
            throw new RoleGone();
        }
        return now;
    }

    private List<TeamId> teams(InviteInputs.Create input) {
        var wanted = input.teamIds() == null ? List.<TeamId>of() : input.teamIds();
        if (!wanted.isEmpty() && !MemberPlaces.mayBeChanged()) {
            throw UserErrorException.at("teamIds", InviteErrorCode.TEAMS_FORBIDDEN);
        }
        if (wanted.size() > MAX_TEAMS) {
            throw UserErrorException.at("teamIds", InviteErrorCode.TEAM_NOT_FOUND);
        }
        var existing = wanted.isEmpty() ? Set.<TeamId>of() : teams.existing(wanted);
        var problems = IntStream.range(0, wanted.size())
                .filter(i -> !existing.contains(wanted.get(i)))
                .mapToObj(i -> Problem.of(InviteErrorCode.TEAM_NOT_FOUND, "teamIds." + i))
                .toList();
        if (!problems.isEmpty()) {
            throw new UserErrorException(problems, Map.of());
        }
        return wanted.stream().distinct().toList();
    }

    /** A new token for an invite that was not answered, by a new mail; the one of before is worth nothing any more. */
    Invite resend(InviteId id) {
        var known = open(id);
        if (!throttle.mayInvite(known.email())) {
            throw UserErrorException.at("id", InviteErrorCode.MAIL_LIMIT);
        }
        try {
            return transactions.write(() -> {
                var invite = open(id);
                var given = held(offered.orBase(invite.role(), invite.customRoleId()));
                return invite(invite.email(), given, invite.teamIds(), true);
            });
        } catch (EntitlementException e) {
            throw e.at("id", InviteErrorCode.class);
        } catch (AlreadyMember _) {
            throw UserErrorException.at("id", InviteErrorCode.ALREADY_MEMBER);
        } catch (RoleGone _) {
            throw UserErrorException.at("id", InviteErrorCode.ROLE_NOT_FOUND);
        }
    }

    Invite revoke(InviteId id) {
        return transactions.write(() -> {
            var invite = open(id);
            if (!queries.revoke(id)) {
                throw UserErrorException.at("id", InviteErrorCode.NOT_PENDING);
            }
            history.revoked(invite);
            entitlements.release(invite.seatKey());
            return requireNonNull(queries.byId(id));
        });
    }

    /** An invite that was not answered, though it may be past its time, of a role that the caller may give. */
    private Invite open(InviteId id) {
        var invite = queries.byId(id);
        if (invite == null) {
            throw UserErrorException.at("id", InviteErrorCode.NOT_FOUND);
        }
        if (!grants.covers(offered.orBase(invite.role(), invite.customRoleId()).held())) {
            throw UserErrorException.at("id", InviteErrorCode.ROLE_FORBIDDEN);
        }
        if (invite.status() != InviteStatus.PENDING && invite.status() != InviteStatus.EXPIRED) {
            throw UserErrorException.at("id", InviteErrorCode.NOT_PENDING);
        }
        return invite;
    }

    /** Invites one address, in the running transaction. */
    Invite invite(String email, Role role) {
        return invite(email, new GivenRole(role), List.of(), false);
    }

    private Invite invite(String email, GivenRole given, List<TeamId> wanted, boolean again) {
        if (queries.isMember(email)) {
            throw new AlreadyMember();
        }
        var token = OpaqueTokens.create(TOKEN_KIND, CurrentCaller.tenant());
        queries.retire(email);
        var expiresAt = clock.now().plus(InviteMails.GOOD_FOR);
        var id = queries.invite(new Terms(email, given, wanted, expiresAt, inviters.current()), token.hash());
        var invite = requireNonNull(queries.byId(id));
        mails.send(invite, token.text());
        if (again) {
            history.resent(invite);
        } else {
            history.created(invite);
        }
        if (given.role().takesSeat()) {
            entitlements.reserve(Limit.SEATS, 1, invite.seatKey(), InviteMails.GOOD_FOR);
        } else {
            entitlements.release(invite.seatKey());
        }
        return invite;
    }

    /** The role was deleted, or became more than the caller's own, since the caller asked. */
    private static final class RoleGone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Undoes what was begun for one address. */
    private static final class AlreadyMember extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
