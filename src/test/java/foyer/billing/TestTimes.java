package foyer.billing;

import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestTenants;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Whoever runs the platform lets time pass in a tenant. */
final class TestTimes {

    private final GraphQlClient client;
    private final BillingApi billing;

    TestTimes(TestTenants tenants, BillingApi billing) {
        this.client = tenants.superAdmin(billing.member()).client();
        this.billing = billing;
    }

    /** Midnight of the next such day that is at least three weeks ahead. */
    static Instant next(int month, int day) {
        var today = LocalDate.now(ZoneOffset.UTC).plusWeeks(3);
        var year = today.getYear();
        while ((month == 2 && day == 29 && !LocalDate.of(year, 1, 1).isLeapYear())
                || !LocalDate.of(year, month, day).isAfter(today)) {
            year++;
        }
        return LocalDate.of(year, month, day).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** Lets all happen until then, however many calls that takes. */
    void reaches(Instant moment) {
        var two = Duration.ofDays(700);
        for (var from = Instant.now(); from.plus(two).isBefore(moment); from = from.plus(two)) {
            advance(from.plus(two));
        }
        advance(moment);
    }

    GraphQlAnswer advance(Instant to) {
        var answer = to(to).succeeded("testClockAdvance");
        return answer.data("testClockAdvance.clock.hasArrived").asBoolean() ? answer : advance(to);
    }

    GraphQlAnswer to(Instant to) {
        return client.post(
                """
                mutation($input: TestClockAdvanceInput!) { testClockAdvance(input: $input) {
                    clock { now hasArrived } history { kind at } userErrors { code path } } }""", Map.of("input", Map.of("tenantId", billing.member().tenantId(), "to", to.toString())));
    }

    GraphQlAnswer simulate(List<Map<String, ?>> steps) {
        return client.post(
                """
                mutation($input: BillingSimulateInput!) { billingSimulate(input: $input) {
                    standings { status plan seats accessLevel dueAt invoices at } userErrors { code path } } }""", Map.of("input", Map.of("tenantId", billing.member().tenantId(), "steps", steps)));
    }
}
