package foyer.leads.transfer;

import foyer.leads.LeadAssignees;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import foyer.tenancy.Memberships;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom files name to look after leads: active members as of the opening, by their e-mail or by a name that no two of them
 * have, as an export writes it.
 *
 * @param within those whom the importing one may give leads to
 */
record AssigneeCells(Map<String, MembershipId> byKey, Set<MembershipId> within) {

    /** Of a tenant with more members than this, those who came last are not known. */
    private static final int MOST = 10_000;

    static AssigneeCells of(Memberships memberships, LeadAssignees assignees) {
        var members = memberships.active(MOST);
        return new AssigneeCells(
                byKey(members),
                assignees.mayBeOfMembers(members.stream().map(Membership::id).toList()));
    }

    /** An e-mail before a name that reads like it. */
    private static Map<String, MembershipId> byKey(List<Membership> members) {
        var keys = new HashMap<String, MembershipId>();
        var shared = new HashSet<String>();
        for (var member : members) {
            var key = key(member.name());
            if (keys.put(key, member.id()) != null) {
                shared.add(key);
            }
        }
        keys.keySet().removeAll(shared);
        members.forEach(member -> keys.put(key(member.email()), member.id()));
        return keys;
    }

    private static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** Whom the cell names; null for nobody, and beside a fault. */
    @Nullable MembershipId assignee(@Nullable String text, RowFaults faults) {
        if (text == null) {
            return null;
        }
        var member = byKey.get(key(text));
        if (member != null && within.contains(member)) {
            return member;
        }
        faults.refuseAsNew(
                LeadImportField.ASSIGNEE,
                member == null ? LeadImportCode.ASSIGNEE_UNKNOWN : LeadImportCode.ASSIGNEE_FORBIDDEN);
        return null;
    }
}
