package foyer.leads.batches;

import foyer.tenancy.MemberPools;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import foyer.tenancy.Memberships;
import foyer.tenancy.teams.TeamId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whom rows name to look after their leads, as they are in the transaction that stores these. */
@Component
class RowTakers {

    private final MemberPools pools;
    private final Memberships memberships;

    RowTakers(MemberPools pools, Memberships memberships) {
        this.pools = pools;
        this.memberships = memberships;
    }

    /** The members who are active, and stay so until the transaction ends; held before any lead is. */
    Map<MembershipId, Membership> members(List<LeadRow> rows) {
        var named = rows.stream()
                .map(row -> row.lead().assignee())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var held = pools.hold(named);
        return held.isEmpty() ? Map.of() : memberships.byIds(held);
    }

    /** The teams that may be given what the rows say; nobody deletes them until the transaction ends. */
    Set<TeamId> teams(List<LeadRow> rows, BatchRule rule) {
        var named = rows.stream()
                .map(row -> row.lead().values().teamId())
                .filter(Objects::nonNull)
                .filter(rule.teams()::contains)
                .collect(Collectors.toSet());
        return named.isEmpty() ? Set.of() : pools.existing(named);
    }
}
