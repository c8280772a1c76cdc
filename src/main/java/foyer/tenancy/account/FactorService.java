package foyer.tenancy.account;

import foyer.audit.Audit;
import foyer.identity.Factors;
import foyer.identity.OpenSessions;
import foyer.identity.OpenSessions.Ended;
import foyer.identity.RevocationReason;
import foyer.identity.Sessions;
import foyer.identity.User;
import foyer.identity.Users;
import foyer.platform.crypto.Secret;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.actors.Self;
import foyer.tenancy.policies.SecurityPolicies;
import foyer.tenancy.sessions.SignInThrottle;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/** Adds and takes away the caller's second factor; either ends whatever else was opened before. */
@Service
class FactorService {

    private static final String ENTITY = "User";
    private static final String CODE = "code";

    private final Factors factors;
    private final Users users;
    private final OwnPassword password;
    private final SignInThrottle throttle;
    private final SecurityPolicies policies;
    private final Sessions sessions;
    private final OpenSessions open;
    private final EndedSessions ended;
    private final NoticeMails mails;
    private final Transactions transactions;
    private final Audit audit;

    FactorService(
            Factors factors,
            Users users,
            OwnPassword password,
            SignInThrottle throttle,
            SecurityPolicies policies,
            Sessions sessions,
            OpenSessions open,
            EndedSessions ended,
            NoticeMails mails,
            Transactions transactions,
            Audit audit) {
        this.factors = factors;
        this.users = users;
        this.password = password;
        this.throttle = throttle;
        this.policies = policies;
        this.sessions = sessions;
        this.open = open;
        this.ended = ended;
        this.mails = mails;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** What a change leaves: recovery codes to be shown, and the sessions that it ended. */
    private record Done(List<Secret> codes, List<Ended> gone) {}

    /**
     * Begins: nothing is asked at the sign-in before a first code has come. Whoever has not proven the address may have
     * signed up with somebody else's, and would lock its reader out.
     */
    Factors.Enrolment enroll(AccountInputs.TotpEnroll input) {
        var proven = password.require(input.currentPassword());
        requireProvenAddress(proven.user());
        return transactions.write(() -> {
            password.hold(proven);
            var enrolment = factors.enroll(proven.user());
            if (enrolment == null) {
                throw UserErrorException.of(AccountErrorCode.TOTP_ENABLED_ALREADY);
            }
            audit.recordForUser("totp.enroll", ENTITY, proven.user().id().value(), Map.of());
            return enrolment;
        });
    }

    /** Answers the recovery codes, which are shown once. */
    List<Secret> confirm(AccountInputs.Code input) {
        return change(user -> {
            requireProvenAddress(user);
            switch (factors.confirm(user.id(), input.code())) {
                case CONFIRMED -> {}
                case ALREADY -> throw UserErrorException.of(AccountErrorCode.TOTP_ENABLED_ALREADY);
                case NOT_BEGUN -> throw UserErrorException.of(AccountErrorCode.TOTP_NOT_BEGUN);
                case WRONG -> throw UserErrorException.at(CODE, AccountErrorCode.CODE_INVALID);
            }
            tell(user, "totp.enable", NoticeMails.Notice.TOTP_ENABLED);
            return new Done(factors.newRecoveryCodes(user.id()), endOthers(user));
        });
    }

    /** From now on the password alone opens a session; this one does not wait in a tenant that its user has left. */
    void disable(AccountInputs.Code input) {
        if (isAsked()) {
            throw UserErrorException.of(AccountErrorCode.SECOND_FACTOR_REQUIRED);
        }
        change(user -> {
            prove(user, input.code());
            factors.disable(user.id());
            sessions.leaveUnless(Self.get().session(), CurrentCaller.actor().tenantId());
            tell(user, "totp.disable", NoticeMails.Notice.TOTP_DISABLED);
            return new Done(List.of(), endOthers(user));
        });
    }

    /** By any tenant of the caller's, or by the one acted in, which they may have left this second. */
    private boolean isAsked() {
        return policies.strictest(Self.get().user()).secondFactorRequired()
                || (CurrentCaller.actor().tenantId() != null && policies.here().secondFactorRequired());
    }

    /** Answers new recovery codes; those of before work no more. */
    List<Secret> regenerate(AccountInputs.Code input) {
        return change(user -> {
            prove(user, input.code());
            tell(user, "recovery_codes.regenerate", NoticeMails.Notice.RECOVERY_CODES_CHANGED);
            return new Done(factors.newRecoveryCodes(user.id()), List.of());
        });
    }

    /** Whoever has found somebody's open session guesses codes here no faster than at the sign-in. */
    private List<Secret> change(Function<User, Done> change) {
        var self = Self.get();
        var caller = users.get(self.user());
        if (caller == null) {
            throw ApiException.revoked();
        }
        throttle.proveMore(caller.id());
        try {
            var done = transactions.write(() -> change.apply(users.lock(self.user())));
            ended.forget(done.gone());
            return done.codes();
        } catch (UserErrorException e) {
            if (e.problems().getFirst().code() == AccountErrorCode.CODE_INVALID) {
                audit.recordAttempt(self.user().value(), "totp.refuse", Map.of("why", "CODE"));
            }
            throw e;
        }
    }

    private static void requireProvenAddress(User user) {
        if (user.emailVerifiedAt() == null) {
            throw UserErrorException.of(AccountErrorCode.EMAIL_UNVERIFIED);
        }
    }

    private void prove(User user, Secret code) {
        switch (factors.prove(user.id(), code)) {
            case TOTP, RECOVERY_CODE -> {}
            case NOT_NEEDED -> throw UserErrorException.of(AccountErrorCode.TOTP_NOT_ENABLED);
            case MISSING, WRONG -> throw UserErrorException.at(CODE, AccountErrorCode.CODE_INVALID);
        }
    }

    private void tell(User user, String action, NoticeMails.Notice notice) {
        audit.recordForUser(action, ENTITY, user.id().value(), Map.of());
        mails.send(user, notice);
    }

    private List<Ended> endOthers(User user) {
        var gone = open.endAll(user.id(), Self.get().session(), RevocationReason.FACTOR_CHANGED);
        ended.tell(gone, RevocationReason.FACTOR_CHANGED);
        return gone;
    }
}
