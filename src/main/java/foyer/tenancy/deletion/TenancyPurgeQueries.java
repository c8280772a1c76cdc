package foyer.tenancy.deletion;

import static foyerdb.tenancy.Tables.API_KEY;
import static foyerdb.tenancy.Tables.BRANDING;
import static foyerdb.tenancy.Tables.CUSTOM_ROLE;
import static foyerdb.tenancy.Tables.INVITE;
import static foyerdb.tenancy.Tables.INVITE_LINK;
import static foyerdb.tenancy.Tables.INVITE_PAST_TOKEN;
import static foyerdb.tenancy.Tables.MEMBERSHIP;
import static foyerdb.tenancy.Tables.SECURITY_POLICY;
import static foyerdb.tenancy.Tables.TEAM;
import static foyerdb.tenancy.Tables.TEAM_MEMBER;

import foyer.platform.database.Transactions;
import foyer.platform.purge.RowPurgeQueries;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Takes teams, invites, keys, memberships and roles out, after all that points to them; the tenant itself stays. */
@Component
class TenancyPurgeQueries extends RowPurgeQueries {

    private static final int ORDER = 600;

    TenancyPurgeQueries(DSLContext db, Transactions transactions) {
        super(
                db,
                transactions,
                "tenancy",
                ORDER,
                List.of(
                        TEAM_MEMBER,
                        TEAM,
                        INVITE_PAST_TOKEN,
                        INVITE,
                        INVITE_LINK,
                        API_KEY,
                        MEMBERSHIP,
                        CUSTOM_ROLE,
                        BRANDING,
                        SECURITY_POLICY),
                Map.of("TEAMS", TEAM, "INVITES", INVITE, "API_KEYS", API_KEY, "ROLES", CUSTOM_ROLE));
    }
}
