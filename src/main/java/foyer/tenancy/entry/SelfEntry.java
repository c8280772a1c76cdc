package foyer.tenancy.entry;

import static java.util.Objects.requireNonNull;

import foyer.identity.UserId;
import foyer.identity.Users;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.ApiException;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Membership;
import foyer.tenancy.Memberships;
import foyer.tenancy.Tenancy;
import foyer.tenancy.Tenant;
import foyer.tenancy.actors.Self;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Lets in whoever is signed in already, as themselves; their session stays where it is. */
@Service
public class SelfEntry {

    private final Entrances entrances;
    private final Admissions admissions;
    private final Users users;
    private final Memberships memberships;
    private final Tenancy tenancy;
    private final Transactions transactions;

    SelfEntry(
            Entrances entrances,
            Admissions admissions,
            Users users,
            Memberships memberships,
            Tenancy tenancy,
            Transactions transactions) {
        this.entrances = entrances;
        this.admissions = admissions;
        this.users = users;
        this.memberships = memberships;
        this.tenancy = tenancy;
        this.transactions = transactions;
    }

    /** The new membership, and where. */
    public record Joined(Membership membership, Tenant tenant) {}

    /**
     * Makes the signed-in user a member, with the name and address that they have then: whoever changes those at the same
     * time waits, or is waited for.
     *
     * @throws EntryException when the key does not open that to them
     */
    public Joined enter(Entrance.Kind kind, String key) {
        var joined = tryToEnter(kind, key);
        return joined == null ? enter(kind, key) : joined;
    }

    /** Null when their account has changed since the key was looked up. */
    private @Nullable Joined tryToEnter(Entrance.Kind kind, String key) {
        var user = users.get(new UserId(requireNonNull(CurrentCaller.actor().userId())));
        if (user == null) {
            throw ApiException.revoked();
        }
        var who = Newcomer.of(user);
        var opening = entrances.find(kind, key, who);
        var member = admissions.member(opening, user.id(), Self.get().session());
        return admissions.<@Nullable Joined>as(
                member,
                () -> transactions.<@Nullable Joined>write(() -> {
                    if (!Newcomer.of(users.lock(user.id())).equals(who)) {
                        return null;
                    }
                    admissions.enter(opening, who);
                    var id = opening.membership();
                    return new Joined(
                            requireNonNull(memberships.byIds(Set.of(id)).get(id)), tenancy.tenant());
                }));
    }
}
