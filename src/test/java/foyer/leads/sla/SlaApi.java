package foyer.leads.sla;

import foyer.leads.LeadApi;
import foyer.leads.LeadId;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What leads tell of their first answers, as one member asks. */
record SlaApi(TestMember member, TestDatabase database) {

    /** What a lead tells; null for what is not. */
    record Told(
            Instant createdAt,
            @Nullable Instant due,
            @Nullable Instant responded,
            boolean breached) {

        /** How long it had been there when it was due. */
        @Nullable Duration allowed() {
            return due == null ? null : Duration.between(createdAt, due);
        }
    }

    Told of(String lead) {
        var told = member.client()
                .post(
                        "query($id: ID!) { lead(id: $id) { createdAt firstResponseDueAt firstRespondedAt slaBreached } }",
                        Map.of("id", lead))
                .data("lead");
        return new Told(
                Instant.parse(told.path("createdAt").asString()),
                at(told.path("firstResponseDueAt")),
                at(told.path("firstRespondedAt")),
                told.path("slaBreached").asBoolean());
    }

    private static @Nullable Instant at(JsonNode moment) {
        return moment.isNull() ? null : Instant.parse(moment.asString());
    }

    GraphQlAnswer hours(@Nullable Object... pairs) {
        return run(member.client(), "workingHoursUpdate", LeadApi.input(pairs));
    }

    /** All hours count. */
    SlaApi always() {
        hours("enabled", false).succeeded("workingHoursUpdate");
        return this;
    }

    /** So many hours in the stage; null for no limit. */
    SlaApi within(@Nullable Integer hours, String... stages) {
        for (var stage : stages) {
            run(
                            member.client(),
                            "stageUpdate",
                            LeadApi.input("id", new LeadApi(member).stage(stage), "slaHours", hours))
                    .succeeded("stageUpdate");
        }
        return this;
    }

    static GraphQlAnswer run(GraphQlClient client, String mutation, Map<String, ? extends @Nullable Object> input) {
        var type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input!";
        return client.post(
                "mutation($input: %s) { %s(input: $input) { userErrors { code path } } }".formatted(type, mutation),
                Map.of("input", input));
    }

    /** The lead was to be answered a minute ago. */
    void overdue(String lead) {
        due(lead, "now() - interval '1 minute'");
    }

    /** The lead, of a stage with two hours, is due then: what counts anew meanwhile comes to the same. */
    void due(String lead, String moment) {
        set(lead, "first_response_due_at = %1$s, response_owed_from = %1$s - interval '2 hours'".formatted(moment));
    }

    void set(String lead, String columns) {
        database.execute(
                "update leads.lead set " + columns + " where id = ?",
                LeadId.of(lead).value());
    }

    /** How many leads of the tenant are not due as their stages say, where all hours count. */
    List<String> wrong() {
        return database.texts("""
                select l.title from leads.lead l join leads.stage s on s.tenant_id = l.tenant_id and s.id = l.stage_id
                where l.tenant_id = ? and l.first_responded_at is null and l.sla_breached_at is null
                    and (l.response_owed_from is null or l.first_response_due_at is distinct from
                        case when s.kind = 'OPEN' then l.response_owed_from + s.sla_hours * interval '1 hour' end)""", member.tenant());
    }
}
