package foyer.tenancy;

import static java.util.Objects.requireNonNull;

import foyer.entitlements.EntitlementException;
import foyer.identity.NewUser;
import foyer.identity.SessionId;
import foyer.identity.SessionSecret;
import foyer.identity.SessionTransport;
import foyer.platform.database.Transactions;
import foyer.tenancy.entry.Admissions;
import foyer.tenancy.entry.Entrance;
import foyer.tenancy.entry.EntryException;
import foyer.tenancy.entry.Newcomer;
import foyer.tenancy.entry.Opening;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Makes an account that begins as a member of a tenant that exists: account, membership and session or nothing. */
@Component
class SignUpEntry {

    private final Map<Entrance.Kind, Entrance> entrances = new EnumMap<>(Entrance.Kind.class);
    private final Admissions admissions;
    private final NewAccounts accounts;
    private final Welcome welcome;
    private final Transactions transactions;

    SignUpEntry(
            List<Entrance> entrances,
            Admissions admissions,
            NewAccounts accounts,
            Welcome welcome,
            Transactions transactions) {
        entrances.forEach(entrance -> this.entrances.put(entrance.kind(), entrance));
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
        return told(way, () -> requireNonNull(entrances.get(way.kind())).find(way.key(), who));
    }

    /** Makes the account and whatever its user becomes. */
    SessionSecret enter(Way way, Opening opening, NewUser user, SessionId session, SessionTransport transport) {
        var member = admissions.member(opening, user.id(), session);
        return told(
                way,
                () -> admissions.as(member, () -> transactions.write(() -> write(opening, user, session, transport))));
    }

    private SessionSecret write(Opening opening, NewUser user, SessionId session, SessionTransport transport) {
        accounts.create(user);
        if (!opening.provesEmail()) {
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
