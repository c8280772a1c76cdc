package foyer.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.entitlements.Feature;
import foyer.platform.security.AccessState;
import foyer.platform.security.Actor;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a job may run, given what its maker's tenant and permissions are by now. */
@Tag("unit")
class JobRefusalsTest {

    private static final UUID ID = UUID.randomUUID();

    private static Actor.Member member(Set<AccessState> states, Set<String> permissions, Set<String> features) {
        return new Actor.Member(ID, ID, ID, ID, Set.of(), permissions, Map.of(), states, features, null);
    }

    private static final JobDefinition<TestJob.Numbered, JobDefinition.Nothing> WRITES = JobDefinition.internal(
                    TestJob.TYPE, TestJob.Numbered.class)
            .permission("LEADS_WRITE")
            .module(Feature.MODULE_LEADS);

    @ParameterizedTest
    @CsvSource({
        "'', LEADS_WRITE, MODULE_LEADS, ,",
        "SUSPENDED, LEADS_WRITE, MODULE_LEADS, TENANT_SUSPENDED, TENANT_SUSPENDED",
        "BLOCKED, LEADS_WRITE, MODULE_LEADS, TENANT_BLOCKED, TENANT_BLOCKED",
        "READ_ONLY, LEADS_WRITE, MODULE_LEADS, TENANT_READ_ONLY,",
        "READ_ONLY SUSPENDED, LEADS_WRITE, MODULE_LEADS, TENANT_SUSPENDED, TENANT_SUSPENDED",
        "'', LEADS_WRITE, MODULE_CRM, NOT_ENTITLED, NOT_ENTITLED",
        "'', LEADS_READ, MODULE_LEADS, CREATOR_NOT_PERMITTED, CREATOR_NOT_PERMITTED",
    })
    void isRefusedAsAMutationWouldBe(
            String states,
            String permission,
            String feature,
            @Nullable JobFailureCode refusal,
            @Nullable JobFailureCode whenReadOnlyToo) {
        var of = Arrays.stream(states.split(" "))
                .filter(state -> !state.isEmpty())
                .map(AccessState::valueOf)
                .collect(Collectors.toSet());
        var maker = member(of, Set.of(permission), Set.of(feature));

        assertThat(JobRefusals.refusal(WRITES, maker)).isEqualTo(refusal);
        assertThat(JobRefusals.refusal(WRITES.allowedWhen(AccessState.READ_ONLY), maker))
                .isEqualTo(whenReadOnlyToo);
    }

    @Test
    void whoeverIsGoneMayNothingAndFoyerMayEverything() {
        assertThat(JobRefusals.refusal(WRITES, null)).isEqualTo(JobFailureCode.CREATOR_NOT_PERMITTED);
        assertThat(JobRefusals.refusal(WRITES, new Actor.System(ID, "job"))).isNull();
    }
}
