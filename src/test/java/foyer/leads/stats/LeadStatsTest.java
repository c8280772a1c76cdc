package foyer.leads.stats;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.leads.LeadId;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Statistics are what counting leads one by one comes to. */
@FoyerTest
@Tag("graphql")
class LeadStatsTest {

    private static final String TALLY =
            "{ created won lost conversionRate averageSecondsToWin wonValue { amountMinor currency } }";
    private static final String QUERY =
            "query($from: Date!, $to: Date!, $filter: LeadFilter) { leadStats(from: $from, to: $to,"
                    + " filter: $filter) { timeZone total " + TALLY + " bySource { source tally " + TALLY
                    + " } byAssignee { assignee {"
                    + " id } tally " + TALLY + " } byDay { date tally " + TALLY
                    + " } byStage { stage { key } entered left"
                    + " averageSeconds } } }";

    /** Its clocks were set forward on 8 March 2026. */
    private static final ZoneId ZONE = MadeLead.ZONE;

    private static final LocalDate FROM = LocalDate.of(2026, 3, 6);
    private static final LocalDate TO = LocalDate.of(2026, 3, 9);
    private static final List<String> SOURCES = List.of("MANUAL", "REFERRAL", "CAMPAIGN");

    private final TestTenants tenants;
    private final TestDatabase database;
    private final TestMember owner;
    private final LeadApi api;

    @Autowired
    LeadStatsTest(TestTenants tenants, TestDatabase database) {
        this.tenants = tenants;
        this.database = database;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.api = new LeadApi(owner);
    }

    @Test
    void areWhatIsCountedOneByOneInTheTenantsDays() {
        zone(ZONE.getId());
        var other = tenants.join(owner, "MEMBER");
        var random = new Random(7);
        var made = new ArrayList<MadeLead>();
        for (var i = 0; i < 30; i++) {
            made.add(make(random, other));
        }
        var archived = api.create("Archived");
        times(archived, FROM.atTime(12, 0).toInstant(ZoneOffset.UTC), null, null);
        api.done("leadArchive", "ids", List.of(archived));

        var stats = stats(owner, FROM, TO, null).data("leadStats");

        assertThat(stats.path("timeZone").asString()).isEqualTo(ZONE.getId());
        assertThat(text(stats.path("total"))).isEqualTo(tally(made, FROM, TO, _ -> true));
        var bySource = new HashMap<String, String>();
        stats.path("bySource").forEach(one -> bySource.put(one.path("source").asString(), text(one.path("tally"))));
        var byAssignee = new HashMap<String, String>();
        stats.path("byAssignee")
                .forEach(one -> byAssignee.put(one.path("assignee").path("id").asString(""), text(one.path("tally"))));
        var byDay = new HashMap<String, String>();
        stats.path("byDay").forEach(one -> byDay.put(one.path("date").asString(), text(one.path("tally"))));
        var sources = new HashMap<String, String>();
        var assignees = new HashMap<String, String>();
        var days = new HashMap<String, String>();
        for (var one : made.stream().filter(lead -> lead.isOn(FROM, TO)).toList()) {
            sources.put(
                    one.source(), tally(made, FROM, TO, lead -> lead.source().equals(one.source())));
            var who = one.assignee();
            assignees.put(who == null ? "" : who, tally(made, FROM, TO, lead -> Objects.equals(lead.assignee(), who)));
        }
        for (var day = FROM; !day.isAfter(TO); day = day.plusDays(1)) {
            var its = day;
            if (made.stream().anyMatch(lead -> lead.isOn(its, its))) {
                days.put(day.toString(), tally(made, day, day, _ -> true));
            }
        }
        assertThat(bySource).isEqualTo(sources).isNotEmpty();
        assertThat(byAssignee).isEqualTo(assignees).hasSize(2);
        assertThat(byDay).isEqualTo(days).hasSize(4);
    }

    private MadeLead make(Random random, TestMember other) {
        var source = SOURCES.get(random.nextInt(SOURCES.size()));
        var assignee = random.nextBoolean() ? other.membershipId() : null;
        var value = random.nextLong(100, 10_000);
        var created = LocalDate.of(2026, 3, 5).atStartOfDay(ZONE).toInstant().plusSeconds(random.nextLong(6 * 86_400));
        var decided = created.plusSeconds(random.nextLong(2 * 86_400));
        var fate = random.nextInt(3);
        var id = api.create(
                "Lead",
                "source",
                source,
                "assignee",
                assignee,
                "value",
                Map.of("amountMinor", value, "currency", "USD"));
        var one =
                new MadeLead(source, assignee, value, created, fate == 1 ? decided : null, fate == 2 ? decided : null);
        times(id, one.created(), one.won(), one.lost());
        return one;
    }

    private static String tally(List<MadeLead> made, LocalDate from, LocalDate to, Predicate<MadeLead> which) {
        var those = made.stream().filter(which).toList();
        var created =
                those.stream().filter(lead -> lead.on(lead.created(), from, to)).count();
        var lost = those.stream().filter(lead -> lead.on(lead.lost(), from, to)).count();
        var won = those.stream().filter(lead -> lead.on(lead.won(), from, to)).toList();
        var rate = won.size() + lost == 0 ? null : Math.round(10_000.0 * won.size() / (won.size() + lost));
        var seconds = won.stream()
                .mapToLong(lead -> Duration.between(lead.created(), lead.won()).toSeconds())
                .average();
        var value = won.stream().mapToLong(MadeLead::value).sum();
        return "%d %d %d %s %s %s"
                .formatted(
                        created,
                        won.size(),
                        lost,
                        rate,
                        seconds.isPresent() ? String.valueOf(Math.round(seconds.getAsDouble())) : null,
                        won.isEmpty() ? "" : value + "USD");
    }

    private static String text(JsonNode tally) {
        var value = tally.path("wonValue")
                .valueStream()
                .map(money -> money.path("amountMinor").asString()
                        + money.path("currency").asString())
                .toList();
        return "%s %s %s %s %s %s"
                .formatted(
                        tally.path("created").asString(),
                        tally.path("won").asString(),
                        tally.path("lost").asString(),
                        tally.path("conversionRate").asString("null"),
                        tally.path("averageSecondsToWin").asString("null"),
                        String.join(" ", value));
    }

    @Test
    void areOfTheLeadsThatWhoeverAsksMaySeeAndThatTheFilterHas() {
        var agents = new RoleApi(owner);
        var agent = agents.join(tenants, agents.create("Agent " + UUID.randomUUID(), "MEMBER", "LEADS_READ:OWN"));
        api.create("Theirs", "assignee", agent.membershipId());
        api.create("Nobody's", "source", "REFERRAL");
        var today = LocalDate.now(ZoneOffset.UTC);

        assertThat(created(owner, today, null)).isEqualTo(2);
        assertThat(created(owner, today, Map.of("sources", List.of("REFERRAL"))))
                .isOne();
        assertThat(created(agent, today, null)).isOne();
        assertThat(created(tenants.signUp("LEAD_GENERATION"), today, null)).isZero();
    }

    @Test
    void tellHowLeadsWentThroughStages() {
        var id = api.create("Lead");
        api.done("leadMoveStage", "id", id, "stage", api.stage("contacted"));
        api.done("leadMoveStage", "id", id, "stage", api.stage("won"));
        database.execute(
                "update leads.stage_change set seconds_in_from = 7200 where lead_id = ? and seconds_in_from is not null",
                LeadId.of(id).value());
        var today = LocalDate.now(ZoneOffset.UTC);

        var stages = stats(owner, today.minusDays(1), today.plusDays(1), null).data("leadStats.byStage");

        assertThat(stages.valueStream()
                        .map(stage -> "%s %s %s %s"
                                .formatted(
                                        stage.path("stage").path("key").asString(),
                                        stage.path("entered").asString(),
                                        stage.path("left").asString(),
                                        stage.path("averageSeconds").asString("null"))))
                .containsExactly("new 1 1 7200", "contacted 1 1 7200", "won 1 0 null");
    }

    @Test
    void areOfABoundedTime() {
        for (var to : List.of(FROM.minusDays(1), FROM.plusDays(366))) {
            assertThat(stats(owner, FROM, to, null).errorCodes()).containsExactly("BAD_USER_INPUT");
        }
    }

    private static int created(TestMember member, LocalDate today, @Nullable Map<String, ?> filter) {
        return stats(member, today.minusDays(1), today.plusDays(1), filter)
                .data("leadStats.total.created")
                .asInt();
    }

    private static GraphQlAnswer stats(
            TestMember member, LocalDate from, LocalDate to, @Nullable Map<String, ?> filter) {
        return member.client()
                .post(QUERY, LeadApi.input("from", from.toString(), "to", to.toString(), "filter", filter));
    }

    private void zone(String zone) {
        owner.client()
                .post(
                        "mutation($input: TenantUpdateInput!) { tenantUpdate(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("timeZone", zone)))
                .succeeded("tenantUpdate");
    }

    private void times(String id, Instant created, @Nullable Instant won, @Nullable Instant lost) {
        database.execute(
                "update leads.lead set created_at = ?::timestamptz, won_at = ?::timestamptz, lost_at = ?::timestamptz where id = ?",
                created.toString(),
                won == null ? null : won.toString(),
                lost == null ? null : lost.toString(),
                LeadId.of(id).value());
    }
}
