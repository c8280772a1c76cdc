package foyer.mutations;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What each mutation of the schema leaves behind: its audit rows, its events and, on records, its lines in the timeline;
 * and nothing at all when it is refused. A mutation that is not listed fails.
 */
@FoyerTest
@Tag("graphql")
class EveryMutationTest {

    @Autowired
    GraphQlClient anonymous;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    static Stream<Deed> all() {
        return Stream.of(
                        SessionDeeds.all(),
                        AccountDeeds.all(),
                        BillingDeeds.all(),
                        TenantDeeds.all(),
                        MemberDeeds.all(),
                        EntryDeeds.all(),
                        PlatformDeeds.all(),
                        FileDeeds.all(),
                        LeadDeeds.all(),
                        ListDeeds.all(),
                        RuleDeeds.all(),
                        MergeDeeds.all(),
                        FormDeeds.all(),
                        PipelineDeeds.all(),
                        RecordDeeds.all(),
                        PropertyDeeds.all(),
                        SearchDeeds.all(),
                        JobDeeds.all())
                .flatMap(deeds -> deeds);
    }

    /** Whatever can be refused for what it is given: nobody is refused to sign out. */
    static Stream<Deed> refusable() {
        return all().filter(deed -> deed.refused() != null);
    }

    @Test
    void isListed() {
        assertThat(anonymous
                        .post("{ __schema { mutationType { fields { name } } } }")
                        .data("__schema.mutationType.fields")
                        .valueStream()
                        .map(field -> field.path("name").asString()))
                .containsExactlyInAnyOrder(all().map(Deed::name).toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("all")
    void writesItsAuditRowsEventsAndTimeline(Deed deed) {
        var stage = stage();
        var input = deed.given().apply(stage);
        var before = timeline(stage);

        var answer = deed.run(deed.by().apply(stage), input).succeeded(deed.name());

        assertThat(audit(answer)).isEqualTo(deed.audit());
        assertThat(events(answer)).isEqualTo(deed.events());
        var after = timeline(stage);
        assertThat(String.join(" ", after.subList(before.size(), after.size()))).isEqualTo(deed.timeline());
    }

    @ParameterizedTest
    @MethodSource("refusable")
    void writesNothingWhenItIsRefused(Deed deed) {
        var stage = stage();
        var actor = deed.refusedTo(stage);
        var input = Objects.requireNonNull(deed.refused()).apply(stage);
        var before = timeline(stage);

        var answer = deed.run(actor, input);

        assertThat(answer.userErrors(deed.name())).as(answer.body()).isNotEmpty();
        assertThat(audit(answer)).isEqualTo(deed.tried());
        assertThat(events(answer)).isEmpty();
        assertThat(timeline(stage)).isEqualTo(before);
    }

    private Stage stage() {
        return new Stage(tenants.signUp("REAL_ESTATE"), tenants, anonymous, database);
    }

    private String audit(GraphQlAnswer answer) {
        var request = requestId(answer);
        return String.join(
                " ",
                database.texts(
                        "select action from audit.entry where request_id = ? union all"
                                + " select action from audit.platform_entry where request_id = ? order by 1",
                        request,
                        request));
    }

    private String events(GraphQlAnswer answer) {
        return String.join(
                " ",
                database.texts(
                        "select type from platform.event where request_id = ? order by type", requestId(answer)));
    }

    private List<String> timeline(Stage stage) {
        return database.texts(
                "select kind from records.activity where tenant_id = ?::uuid order by occurred_at, id",
                stage.owner().tenant().toString());
    }

    private static String requestId(GraphQlAnswer answer) {
        return answer.headers().firstValue("X-Request-Id").orElseThrow();
    }
}
