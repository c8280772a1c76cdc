package foyer.properties.searches;

import foyer.jobs.EachTenant;
import foyer.jobs.RecurringTask;
import foyer.jobs.Schedule;
import foyer.platform.database.Transactions;
import foyer.platform.time.TenantClock;
import foyer.properties.PropertyId;
import foyer.properties.PropertyMatching;
import foyer.tenancy.Tenancy;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Tells what has waited since before the last 8:00 in the tenant's time zone, or the last Monday's: as late as it may be,
 * once, and only of what is still published, still meets the search and may still be seen by its owner.
 */
@Component
class SearchDigests implements RecurringTask {

    private static final Duration OFTEN = Duration.ofMinutes(5);
    private static final LocalTime TIME = LocalTime.of(8, 0);
    private static final int AT_ONCE = 100;

    /** How many matches are looked at for one mail, and counted by it; and how many properties it tells. */
    private static final int MOST_LOOKED_AT = 10_000;

    static final int MOST_TOLD = 20;

    private final SearchMatchQueries matches;
    private final SavedSearchQueries searches;
    private final SearchOwners owners;
    private final SearchMails mails;
    private final PropertyMatching matching;
    private final Tenancy tenancy;
    private final Transactions transactions;
    private final TenantClock clock;

    SearchDigests(
            SearchMatchQueries matches,
            SavedSearchQueries searches,
            SearchOwners owners,
            SearchMails mails,
            PropertyMatching matching,
            Tenancy tenancy,
            Transactions transactions,
            TenantClock clock) {
        this.matches = matches;
        this.searches = searches;
        this.owners = owners;
        this.mails = mails;
        this.matching = matching;
        this.tenancy = tenancy;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "properties.search_digests";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(OFTEN);
    }

    @Override
    public void run() throws Exception {
        EachTenant.run(matches.tenantsWithWaiting(), name(), () -> tell(clock.now()));
    }

    /** Tells what is due in the tenant at this moment; answers how many searches were. */
    int tell(Instant now) {
        if (!tenancy.isInForce()) {
            return 0;
        }
        var zone = ZoneId.of(tenancy.defaults().timeZone());
        var daily = lastTime(now, zone, false);
        var weekly = lastTime(now, zone, true);
        var all = 0;
        List<PropertySavedSearchId> due;
        do {
            due = matches.due(daily, weekly, AT_ONCE);
            due.forEach(id -> transactions.run(() -> digest(id, daily, weekly, now)));
            all += due.size();
        } while (due.size() == AT_ONCE);
        return all;
    }

    static Instant lastTime(Instant now, ZoneId zone, boolean weekly) {
        var local = now.atZone(zone);
        var day = local.toLocalTime().isBefore(TIME) ? local.toLocalDate().minusDays(1) : local.toLocalDate();
        var last = weekly ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)) : day;
        return last.atTime(TIME).atZone(zone).toInstant();
    }

    private void digest(PropertySavedSearchId id, Instant daily, Instant weekly, Instant now) {
        var search = searches.lock(id);
        if (search == null || search.alert() == PropertySearchAlert.NONE) {
            return;
        }
        var before = search.alert() == PropertySearchAlert.WEEKLY ? weekly : daily;
        var waiting = matches.waiting(id, before, MOST_LOOKED_AT);
        if (waiting.isEmpty()) {
            return;
        }
        var digest = found(search, waiting);
        if (!digest.shown().isEmpty()) {
            mails.tell(search, digest.shown(), digest.more(), "digest:" + before.getEpochSecond());
        }
        var told = digest.shown().stream().map(one -> one.property().id()).toList();
        matches.done(id, before, told, now);
    }

    /** What a mail tells, and how many others there are. */
    private record Found(List<SearchMails.Told> shown, int more) {}

    private Found found(PropertySavedSearch search, List<SearchMatchQueries.Waiting> waiting) {
        var owner = owners.today(List.of(search.ownerId())).get(search.ownerId());
        return owner == null || SearchOwners.tellable(List.of(search), owner).isEmpty()
                ? new Found(List.of(), 0)
                : owners.as(owner, () -> asOwner(search, waiting));
    }

    /** Each property once, with the newest of its reasons. */
    private Found asOwner(PropertySavedSearch search, List<SearchMatchQueries.Waiting> waiting) {
        var reasons = new LinkedHashMap<PropertyId, MatchReason>();
        waiting.forEach(one -> reasons.putIfAbsent(one.property(), one.reason()));
        var meeting = matching.meeting(reasons.keySet(), search.kept());
        var first = reasons.keySet().stream()
                .filter(meeting::contains)
                .limit(MOST_TOLD)
                .toList();
        var properties = matching.published(first);
        // One that is taken back at this moment is neither told nor counted.
        var shown = first.stream()
                .filter(properties::containsKey)
                .map(id -> new SearchMails.Told(
                        Objects.requireNonNull(properties.get(id)), Objects.requireNonNull(reasons.get(id))))
                .toList();
        return new Found(shown, meeting.size() - first.size());
    }
}
