package foyer.leads;

import static foyer.leads.LeadApi.input;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Calls, meetings, e-mails and messages on the timelines of leads (spec/leads.md, leadActivityLog). */
@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class LeadActivitiesTest {

    private final TestTenants tenants;
    private final TestMember owner;
    private final TestMember member;
    private final LeadApi api;

    @Autowired
    LeadActivitiesTest(TestTenants tenants) {
        this.tenants = tenants;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.member = tenants.join(owner, "MEMBER");
        this.api = new LeadApi(owner);
    }

    @ParameterizedTest
    @EnumSource
    void areLinesOfTheTimelineByWhoeverTellsThem(LeadActivityKind kind) {
        var id = api.create("Talked to");

        var logged = new LeadApi(member)
                .done("leadActivityLog", "id", id, "kind", kind.name(), "body", "  Wants a pergola by spring. ");

        assertThat(logged.path("activity").path("kind").asString()).isEqualTo(kind.name());
        assertThat(logged.path("activity").path("actor").path("id").asString()).isEqualTo(member.membershipId());
        assertThat(logged.path("activity").path("note").path("body").asString())
                .isEqualTo("Wants a pergola by spring.");
        assertThat(logged.path("lead").path("version").asInt()).isOne();
        assertThat(api.timeline(id)).containsExactly(kind.name(), "CREATED");
        assertThat(api.lead(id).path("notes").path("nodes").findValuesAsString("body"))
                .containsExactly("Wants a pergola by spring.");
        assertThat(api.titlesOf(Map.of("text", "pergola"))).contains("Talked to");
    }

    @Test
    void standWhereTheyWere() {
        var id = api.create("Long known");
        var yesterday = Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        var soon = Instant.now().plus(Duration.ofMinutes(2));

        api.done("leadActivityLog", "id", id, "kind", "MEETING", "occurredAt", yesterday.toString());
        api.done("leadActivityLog", "id", id, "kind", "CALL", "occurredAt", soon.toString());

        assertThat(api.timeline(id)).containsExactly("CALL", "CREATED", "MEETING");
        var lines = api.lead(id).path("timeline").path("nodes");
        assertThat(Instant.parse(lines.path(2).path("occurredAt").asString())).isEqualTo(yesterday);
        assertThat(Instant.parse(lines.path(0).path("occurredAt").asString())).isBefore(soon);
        assertThat(lines.path(0).path("note").isNull()).isTrue();
    }

    Stream<Arguments> refused() {
        var id = api.create("Silent");
        var archived = api.create("Archived");
        api.done("leadArchive", "ids", List.of(archived));
        var foreign = new LeadApi(tenants.signUp("LEAD_GENERATION")).create("Foreign");
        var future = Instant.now().plus(Duration.ofMinutes(10)).toString();
        var past = Instant.now().minus(Duration.ofDays(3_660)).toString();
        return Stream.of(
                Arguments.of(input("id", LeadApi.NOWHERE), "NOT_FOUND"),
                Arguments.of(input("id", foreign), "NOT_FOUND"),
                Arguments.of(input("id", archived), "ARCHIVED"),
                Arguments.of(input("id", id, "body", "x".repeat(10_001)), "TEXT_INVALID"),
                Arguments.of(input("id", id, "occurredAt", future), "TIME_INVALID"),
                Arguments.of(input("id", id, "occurredAt", past), "TIME_INVALID"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(Map<String, @Nullable Object> given, String code) {
        given.put("kind", "MESSAGE");

        var answer = owner.client().run("leads/leadActivityLog", Map.of("input", given));

        assertThat(answer.userErrorCodes("leadActivityLog")).containsExactly(code);
        assertThat(answer.data("leadActivityLog.activity").isNull()).isTrue();
        assertThat(api.timeline(String.valueOf(given.get("id")))).doesNotContain("MESSAGE");
    }

    @Test
    void areThereOnceForOneKey() {
        var id = api.create("Keyed");
        var first = api.done("leadActivityLog", "id", id, "kind", "CALL", "idempotencyKey", "call-1");
        var again = api.done("leadActivityLog", "id", id, "kind", "CALL", "idempotencyKey", "call-1");
        var other = api.run("leadActivityLog", "id", id, "kind", "MEETING", "idempotencyKey", "call-1");

        assertThat(again.path("activity").path("id"))
                .isEqualTo(first.path("activity").path("id"));
        assertThat(other.userErrorCodes("leadActivityLog")).containsExactly("IDEMPOTENCY_KEY_REUSED");
        assertThat(api.timeline(id)).containsExactly("CALL", "CREATED");
    }

    @Test
    void areToldToWhoeverWatchesTheLead() {
        try (var watches = new LeadWatches()) {
            var watch = watches.ready(owner, "filter", Map.of("text", "watchful"));
            var id = api.create("Watchful");
            assertThat(LeadWatches.kind(watch.next("leadChanged"))).isEqualTo("CREATED");
            api.done("leadActivityLog", "id", id, "kind", "CALL");

            var told = watch.next("leadChanged");
            assertThat(LeadWatches.kind(told)).isEqualTo("UPDATED");
            assertThat(told.path("changedFields").toString()).isEqualTo("[\"timeline\"]");
        }
    }
}
