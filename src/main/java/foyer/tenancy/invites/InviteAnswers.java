package foyer.tenancy.invites;

import foyer.entitlements.EntitlementException;
import foyer.entitlements.Entitlements;
import foyer.platform.crypto.OpaqueTokens;
import foyer.platform.database.Transactions;
import foyer.tenancy.entry.Admissions;
import foyer.tenancy.entry.Entrances;
import foyer.tenancy.entry.EntryException;
import foyer.tenancy.entry.SelfEntry;
import org.springframework.stereotype.Service;

/** What whoever has the token of an invite, or of a link, makes of it. */
@Service
class InviteAnswers {

    private static final String FIELD = "token";

    private final InviteEntrance entrance;
    private final InviteHistory history;
    private final SelfEntry entry;
    private final Admissions admissions;
    private final Entitlements entitlements;
    private final Transactions transactions;

    InviteAnswers(
            InviteEntrance entrance,
            InviteHistory history,
            SelfEntry entry,
            Admissions admissions,
            Entitlements entitlements,
            Transactions transactions) {
        this.entrance = entrance;
        this.history = history;
        this.entry = entry;
        this.admissions = admissions;
        this.entitlements = entitlements;
        this.transactions = transactions;
    }

    /** Makes the signed-in user a member, whose address the invite has to be for. */
    SelfEntry.Joined accept(String token) {
        try {
            return entry.enter(Entrances.kindOf(token), token);
        } catch (EntryException e) {
            throw e.at(FIELD, InviteErrorCode.class);
        } catch (EntitlementException e) {
            throw e.at(FIELD, InviteErrorCode.class);
        }
    }

    /** Refuses the invite, whoever is signed in. */
    void decline(String token) {
        try {
            var hash = OpaqueTokens.hash(token);
            admissions.in(
                    InviteEntrance.tenantOf(token),
                    InviteService.TOKEN_KIND,
                    () -> transactions.write(() -> {
                        var invite = entrance.open(hash);
                        entrance.answer(InviteStatus.DECLINED, hash);
                        history.declined(invite);
                        entitlements.release(invite.seatKey());
                        return invite;
                    }));
        } catch (EntryException e) {
            throw e.at(FIELD, InviteErrorCode.class);
        }
    }
}
