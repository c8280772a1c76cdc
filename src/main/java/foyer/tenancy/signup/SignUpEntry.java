package foyer.tenancy.signup;

import foyer.entitlements.EntitlementException;
import foyer.identity.NewUser;
import foyer.identity.SessionId;
import foyer.identity.SessionSecret;
import foyer.identity.SessionTransport;
import foyer.platform.database.Transactions;
import foyer.platform.security.Actor;
import foyer.tenancy.TenantId;
import foyer.tenancy.entry.Admissions;
import foyer.tenancy.entry.Entrance;
import foyer.tenancy.entry.Entrances;
import foyer.tenancy.entry.EntryException;
import foyer.tenancy.entry.Newcomer;
import foyer.tenancy.entry.Opening;
import foyer.tenancy.entry.Opening.Proof;
import foyer.tenancy.sessions.SessionErrorCode;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Makes an account that begins as a member of a tenant that exists, or in none: all that belongs to it or nothing. */
@Component
class SignUpEntry {

    private final Entrances entrances;
    private final Admissions admissions;
    private final NewAccounts accounts;
    private final Welcome welcome;
    private final Transactions transactions;

    SignUpEntry(
            Entrances entrances,
            Admissions admissions,
            NewAccounts accounts,
            Welcome welcome,
            Transactions transactions) {
        this.entrances = entrances;
        this.admissions = admissions;
        this.accounts = accounts;
        this.welcome = welcome;
        this.transactions = transactions;
    }

    /**
     * What somebody comes in by.
     *
     * @param field of the input that the key is in
     */
    record Way(Entrance.Kind kind, String key, String field) {}

    /** What the key opens to whoever signs up. */
    Opening find(Way way, Newcomer who) {
        return told(way, () -> entrances.find(way.kind(), way.key(), who));
    }

    /** Makes the account and whatever its user becomes; one whose address is to be proven first begins in no tenant. */
    SessionSecret enter(Way way, Opening opening, NewUser user, SessionId session, SessionTransport transport) {
        var waits = opening.proof() == Proof.MISSING;
        var actor = waits
                ? new Actor.User(user.id().value(), session.value())
                : admissions.member(opening, user.id(), session);
        return told(
                way,
                () -> admissions.as(
                        actor,
                        () -> transactions.write(() ->
                                waits ? outside(user, session, transport) : join(opening, user, session, transport))));
    }

    /** Makes an account that begins in no tenant. */
    SessionSecret begin(NewUser user, SessionId session, SessionTransport transport) {
        var actor = new Actor.User(user.id().value(), session.value());
        return admissions.as(actor, () -> transactions.write(() -> outside(user, session, transport)));
    }

    /** Makes somebody who has an account a member. */
    void join(Way way, Opening opening, Newcomer who, SessionId session) {
        var member = admissions.member(opening, who.user(), session);
        told(
                way,
                () -> admissions.as(
                        member,
                        () -> transactions.write(() -> {
                            admissions.enter(opening, who);
                            return opening;
                        })));
    }

    private SessionSecret outside(NewUser user, SessionId session, SessionTransport transport) {
        accounts.create(user);
        welcome.askForProof(user);
        return accounts.open(user, session, null, null, transport);
    }

    private SessionSecret join(Opening opening, NewUser user, SessionId session, SessionTransport transport) {
        accounts.create(user);
        if (opening.proof() != Proof.BY_KEY) {
            welcome.askForProof(user);
        }
        admissions.enter(opening, new Newcomer(user.id(), user.name(), user.email(), false));
        return accounts.open(user, session, new TenantId(opening.tenant()), opening.membership(), transport);
    }

    private static <T> T told(Way way, Supplier<T> work) {
        try {
            return work.get();
        } catch (EntryException e) {
            throw e.at(way.field(), SessionErrorCode.class);
        } catch (EntitlementException e) {
            throw e.at(way.field(), SessionErrorCode.class);
        }
    }
}
