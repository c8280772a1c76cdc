package foyer.leads.sla;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.testing.AtOnce;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** When the tenant works, and what becomes of leads that are waited for when that changes. */
@FoyerTest
@Tag("graphql")
class WorkingHoursUpdateTest {

    private static final String HOURS =
            "{ workingHours { enabled timeZone version spans { day opensAt closesAt } holidays } }";

    private final TestTenants tenants;
    private final TestDatabase database;
    private TestMember owner;
    private LeadApi api;
    private SlaApi sla;

    @Autowired
    WorkingHoursUpdateTest(TestTenants tenants, TestDatabase database) {
        this.tenants = tenants;
        this.database = database;
    }

    @BeforeEach
    void company() {
        owner = tenants.signUp("LEAD_GENERATION");
        api = new LeadApi(owner);
        sla = new SlaApi(owner, database).within(2, "new").within(null, "contacted");
    }

    private static List<Map<String, String>> each(String opensAt, String closesAt) {
        return Stream.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
                .map(day -> Map.of("day", day, "opensAt", opensAt, "closesAt", closesAt))
                .toList();
    }

    @Test
    void areNineToSixFromMondayToFridayWhileNobodyHasSaidAnything() {
        var usual = owner.client().post(HOURS).data("workingHours");
        assertThat(usual.path("enabled").asBoolean()).isTrue();
        assertThat(usual.path("version").asInt()).isZero();
        assertThat(usual.path("spans")
                        .valueStream()
                        .map(span -> span.path("day").asString() + " "
                                + span.path("opensAt").asString() + "-"
                                + span.path("closesAt").asString()))
                .hasSize(5)
                .contains("MONDAY 09:00-18:00", "FRIDAY 09:00-18:00");

        var lead = sla.of(api.create("In them"));
        assertThat(lead.due())
                .isEqualTo(WorkingWeek.USUAL
                        .in(ZoneId.of(usual.path("timeZone").asString()))
                        .after(lead.createdAt(), 2)
                        .orElseThrow());
    }

    @Test
    void areChangedByPartsAndRefusedWhenNobodyWorksAtAll() {
        sla.hours("spans", each("22:00", "06:00"), "version", 0).succeeded("workingHoursUpdate");
        sla.hours("holidays", List.of("2026-12-25", "2026-01-01", "2026-12-25")).succeeded("workingHoursUpdate");
        var hours = owner.client().post(HOURS).data("workingHours");
        assertThat(hours.path("version").asInt()).isEqualTo(2);
        assertThat(hours.path("spans").path(6).path("closesAt").asString()).isEqualTo("06:00");
        assertThat(hours.path("holidays").valueStream().map(day -> day.asString()))
                .containsExactly("2026-01-01", "2026-12-25");

        var refusals = new ArrayList<String>();
        for (var wrong : List.<@Nullable Object[]>of(
                new Object[] {"spans", List.of()},
                new Object[] {"spans", each("24:00", "07:00")},
                new Object[] {"spans", each("9:00", "17:00")},
                new Object[] {"spans", each("09:00", "00:00")},
                new Object[] {
                    "spans", Collections.nCopies(51, each("09:00", "10:00").getFirst())
                },
                new Object[] {"holidays", Collections.nCopies(401, "2026-12-25")},
                new Object[] {"enabled", false, "version", 1})) {
            refusals.addAll(sla.hours(wrong).userErrorCodes("workingHoursUpdate"));
        }
        assertThat(refusals)
                .containsExactly(
                        "SPANS_REQUIRED",
                        "SPANS_INVALID",
                        "SPANS_INVALID",
                        "SPANS_INVALID",
                        "SPANS_INVALID",
                        "HOLIDAYS_INVALID",
                        "VERSION_CONFLICT");
        // Where all hours count, none need to be named.
        sla.hours("enabled", false, "spans", List.of()).succeeded("workingHoursUpdate");
        assertThat(sla.hours("enabled", true).userErrorCodes("workingHoursUpdate"))
                .containsExactly("SPANS_REQUIRED");
        assertThat(owner.client()
                        .post(HOURS)
                        .data("workingHours")
                        .path("version")
                        .asInt())
                .isEqualTo(3);
    }

    private void awaitAllowed(String lead, @Nullable Duration allowed) {
        Awaited.until(() -> Objects.equals(sla.of(lead).allowed(), allowed));
    }

    @Test
    void countAnewForLeadsThatAreWaitedForAndForNoOthers() {
        sla.always();
        var waiting = api.create("Waiting");
        var answered = api.create("Answered");
        var missed = api.create("Missed");
        var unasked = api.create("Asked for nothing", "stage", api.stage("contacted"));
        api.done("leadNoteAdd", "id", answered, "body", "Called.");
        sla.set(missed, "sla_breached_at = now()");

        // The stage asks for more, another asks for the first time: of that the leads count from now on.
        sla.set(unasked, "response_owed_from = now() - interval '10 days'");
        sla.within(5, "new").within(1, "contacted");
        awaitAllowed(waiting, Duration.ofHours(5));
        Awaited.until(() -> sla.of(unasked).due() != null);
        assertThat(sla.of(unasked).allowed()).isBetween(Duration.ofHours(1), Duration.ofHours(2));
        sla.within(null, "contacted");
        awaitAllowed(unasked, null);

        // An hour of each day, in another time zone after that.
        sla.hours("enabled", true, "spans", each("06:00", "07:00")).succeeded("workingHoursUpdate");
        Awaited.until(
                () -> expected(waiting, "06:00", "07:00").equals(sla.of(waiting).due()));
        owner.client()
                .post("mutation { tenantUpdate(input: { timeZone: \"Asia/Tokyo\" }) { userErrors { code } } }")
                .succeeded("tenantUpdate");
        Awaited.until(
                () -> expected(waiting, "06:00", "07:00").equals(sla.of(waiting).due()));
        assertThat(expected(waiting, "06:00", "07:00")
                        .atZone(ZoneId.of("Asia/Tokyo"))
                        .getHour())
                .isIn(6, 7);

        for (var other : List.of(answered, missed)) {
            assertThat(sla.of(other).allowed()).isEqualTo(Duration.ofHours(2));
        }
    }

    private Instant expected(String lead, String opensAt, String closesAt) {
        var spans = new ArrayList<WorkingHours.Span>();
        for (var day : DayOfWeek.values()) {
            spans.add(new WorkingHours.Span(
                    day,
                    Objects.requireNonNull(TimesOfDay.minutes(opensAt)),
                    Objects.requireNonNull(TimesOfDay.minutes(closesAt))));
        }
        var zone = ZoneId.of(owner.client().post(HOURS).text("workingHours.timeZone"));
        return new WorkingHours(zone, spans, Set.of())
                .after(sla.of(lead).createdAt(), 5)
                .orElseThrow();
    }

    /** Whoever makes leads while the hours change has them counted by the one or the other, and in the end by the new ones. */
    @Test
    void leaveNoLeadBehindThatIsMadeMeanwhile() throws Exception {
        sla.always();
        var calls = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < 6; i++) {
            var title = "Made at once " + i;
            calls.add(() -> !api.create(title).isEmpty());
        }
        calls.add(() -> {
            sla.within(9, "new");
            return true;
        });

        assertThat(AtOnce.run(calls)).doesNotContain(false);

        Awaited.until(() -> sla.wrong().isEmpty());
        assertThat(database.number(
                        "select count(*) from leads.lead where tenant_id = ? and"
                                + " first_response_due_at = response_owed_from + interval '9 hours'",
                        owner.tenant()))
                .isEqualTo(6);
    }
}
