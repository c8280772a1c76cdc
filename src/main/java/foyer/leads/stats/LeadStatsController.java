package foyer.leads.stats;

import foyer.leads.LeadFilter;
import foyer.leads.LeadSource;
import foyer.leads.LeadViews;
import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.records.views.SavedViewId;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import foyer.tenancy.Tenancy;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What became of leads, one statement for each part that is selected. */
@Controller
class LeadStatsController {

    private static final int MOST_ASSIGNEES = 100;

    private final LeadStatsQueries queries;
    private final LeadViews views;
    private final Tenancy tenancy;

    LeadStatsController(LeadStatsQueries queries, LeadViews views, Tenancy tenancy) {
        this.queries = queries;
        this.views = views;
        this.tenancy = tenancy;
    }

    record SourceStats(LeadSource source, LeadTally tally) {}

    record AssigneeStats(@Nullable MembershipId id, LeadTally tally) {}

    record DayStats(LocalDate date, LeadTally tally) {}

    @QueryMapping
    @Nullable LeadStats leadStats(
            @Argument @Nullable LeadFilter filter,
            @Argument @Nullable SavedViewId view,
            @Argument LocalDate from,
            @Argument LocalDate to) {
        var days = ChronoUnit.DAYS.between(from, to) + 1;
        if (days < 1 || days > LeadStats.MAX_DAYS) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "leads.statsDays", LeadStats.MAX_DAYS);
        }
        var meant = views.read(filter, view);
        return meant == null
                ? null
                : new LeadStats(meant, from, to, ZoneId.of(tenancy.defaults().timeZone()));
    }

    @SchemaMapping
    String timeZone(LeadStats stats) {
        return stats.zone().getId();
    }

    @SchemaMapping
    LeadTally total(LeadStats stats) {
        return queries.total(stats);
    }

    @SchemaMapping
    List<SourceStats> bySource(LeadStats stats) {
        return queries.bySource(stats).entrySet().stream()
                .map(entry -> new SourceStats(LeadSource.valueOf(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparing(SourceStats::source))
                .toList();
    }

    @SchemaMapping
    List<AssigneeStats> byAssignee(LeadStats stats) {
        return queries.byAssignee(stats).entrySet().stream()
                .map(entry ->
                        new AssigneeStats(entry.getKey().map(MembershipId::new).orElse(null), entry.getValue()))
                .sorted(Comparator.comparingInt(
                                (AssigneeStats one) -> one.tally().created()
                                        + one.tally().won()
                                        + one.tally().lost())
                        .reversed())
                .limit(MOST_ASSIGNEES)
                .toList();
    }

    @SchemaMapping
    List<StageStats> byStage(LeadStats stats) {
        return queries.byStage(stats);
    }

    @SchemaMapping
    List<DayStats> byDay(LeadStats stats) {
        return queries.byDay(stats).entrySet().stream()
                .map(entry -> new DayStats(entry.getKey(), entry.getValue()))
                .toList();
    }

    @SchemaMapping(typeName = "LeadAssigneeStats")
    @Nullable CompletableFuture<Membership> assignee(AssigneeStats stats, DataLoader<MembershipId, Membership> memberships) {
        return stats.id() == null ? null : memberships.load(stats.id());
    }
}
