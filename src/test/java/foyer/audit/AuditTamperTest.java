package foyer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.audit.ChainBreak.Reason;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants.TestMember;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Whatever is done to the log in the database, past triggers and policies, is found by the query and in an export, and the
 * first row that does not hold is named. Source: the specification of the audit log.
 */
@FoyerTest
@Tag("graphql")
class AuditTamperTest {

    private static final String ENTRY_3 =
            " where tenant_id = '${tenant}' and id = (select id from audit.seal where tenant_id = '${tenant}' and number = 3)";
    private static final String LAST_TWO = "delete from audit.entry where tenant_id = '${tenant}' and id in"
            + " (select id from audit.seal where tenant_id = '${tenant}' and number > 4);"
            + " delete from audit.seal where tenant_id = '${tenant}' and number > 4;";
    private static final String HEAD_OF_4 = "update audit.chain set number = 4, checkpoint_number = 3, hash ="
            + " (select hash from audit.seal where tenant_id = '${tenant}' and number = 4) where tenant_id = '${tenant}';";
    private static final String NO_CHECKPOINT_AT_THE_END =
            "delete from audit.checkpoint where tenant_id = '${tenant}' and number = 6;";

    private static final String NO_CHECKPOINTS = "delete from audit.checkpoint where tenant_id = '${tenant}';";

    /** What a quarter of an hour does. */
    private static final String LATER =
            "update audit.seal set sealed_at = sealed_at - interval '15 minutes' where tenant_id = '${tenant}';";

    @TempDir
    Path folder;

    private final SealedLogs logs;

    @Autowired
    AuditTamperTest(ApplicationContext beans) {
        this.logs = new SealedLogs(beans);
    }

    record Tampering(String name, String sql, long number, Reason reason) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Tampering> tamperings() {
        return Stream.of(
                new Tampering("edited action", "update audit.entry set action = 'x'" + ENTRY_3, 3, Reason.CHANGED),
                new Tampering(
                        "edited moment",
                        "update audit.entry set at = at + interval '1 us'" + ENTRY_3,
                        3,
                        Reason.CHANGED),
                new Tampering("edited actor", "update audit.entry set actor_id = null" + ENTRY_3, 3, Reason.CHANGED),
                new Tampering(
                        "edited diff",
                        "update audit.entry set diff = '{\"role\": {\"before\": null, \"after\": \"X\"}}'" + ENTRY_3,
                        3,
                        Reason.CHANGED),
                new Tampering(
                        "edited address",
                        "update audit.entry set personal = jsonb_set(personal, '{ip}',"
                                + " to_jsonb(left(personal ->> 'ip', 33) || '203.0.113.9'))" + ENTRY_3,
                        3,
                        Reason.CHANGED),
                new Tampering(
                        "another person's data",
                        "update audit.entry set personal = personal || '{\"after:email\": \"" + "0".repeat(32)
                                + ".x\"}'" + ENTRY_3,
                        3,
                        Reason.CHANGED),
                new Tampering("deleted entry", "delete from audit.entry" + ENTRY_3, 3, Reason.MISSING),
                new Tampering(
                        "deleted entry and seal",
                        "delete from audit.entry" + ENTRY_3
                                + "; delete from audit.seal where tenant_id = '${tenant}' and number = 3",
                        3,
                        Reason.MISSING),
                new Tampering(
                        "closed gap",
                        "delete from audit.entry" + ENTRY_3
                                + "; delete from audit.seal where tenant_id = '${tenant}' and number = 3;"
                                + " update audit.seal set number = 1 - number where tenant_id = '${tenant}' and number > 3;"
                                + " update audit.seal set number = -number where tenant_id = '${tenant}' and number < 0;"
                                + " update audit.chain set number = 5 where tenant_id = '${tenant}'",
                        3,
                        Reason.CHANGED),
                new Tampering(
                        "reordered",
                        "update audit.seal set number = -number where tenant_id = '${tenant}' and number in (2, 3);"
                                + " update audit.seal set number = number + 5 where tenant_id = '${tenant}' and number < 0",
                        2,
                        Reason.CHANGED),
                new Tampering("cut tail", LAST_TWO, 5, Reason.CUT),
                new Tampering("cut tail and moved head", LAST_TWO + HEAD_OF_4, 5, Reason.CUT),
                new Tampering(
                        "cut tail, moved head, no checkpoint above",
                        LAST_TWO + HEAD_OF_4 + NO_CHECKPOINT_AT_THE_END,
                        0,
                        Reason.CUT),
                new Tampering(
                        "forged signature",
                        "update audit.checkpoint set signature = decode(repeat('00', 64), 'hex')"
                                + " where tenant_id = '${tenant}' and number = 3",
                        3,
                        Reason.CHECKPOINT_FORGED),
                new Tampering(
                        "moved checkpoint",
                        "update audit.checkpoint set number = 4 where tenant_id = '${tenant}' and number = 3",
                        4,
                        Reason.CHECKPOINT_FORGED),
                new Tampering("checkpoints taken away", NO_CHECKPOINTS + LATER, 1, Reason.RECOMPUTED),
                new Tampering("last checkpoint taken away", NO_CHECKPOINT_AT_THE_END + LATER, 4, Reason.RECOMPUTED),
                new Tampering(
                        "unknown key",
                        "update audit.checkpoint set key_id = 'mine' where tenant_id = '${tenant}' and number = 6",
                        6,
                        Reason.CHECKPOINT_FORGED));
    }

    @Test
    void aLogThatNobodyTouchedHolds() {
        var member = logs.tenant();

        var found = member.client()
                .post("{ auditVerify { ok sealedUpTo unsealed checkpoints checkpointedUpTo firstBroken { number } } }")
                .data("auditVerify");

        assertThat(found.toString())
                .isEqualTo(
                        "{\"ok\":true,\"sealedUpTo\":6,\"unsealed\":0,\"checkpoints\":2,\"checkpointedUpTo\":6,\"firstBroken\":null}");
        var verdict = logs.offline(folder, logs.lines(member));
        assertThat(verdict.code()).isEqualTo(VerifyAudit.OK);
        assertThat(verdict.text())
                .startsWith("ok: 6 entries of " + member.tenant() + ", 2 checkpoints up to entry 6\n")
                .contains("this was the end at 20");
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    void isFoundByTheQueryAndOffline(Tampering tampering) {
        var member = logs.tenant();
        var before = logs.lines(member);

        logs.tamper(member, tampering.sql());

        if (tampering.number() == 0) {
            // Only who kept an earlier export can tell.
            assertThat(logs.verify(member).ok()).isTrue();
            var anchors = write(before);
            assertThat(logs.offline(folder, logs.lines(member), "--anchors", anchors))
                    .isEqualTo(new SealedLogs.Verdict(VerifyAudit.BROKEN, "broken: entry 5: CUT"));
            return;
        }
        assertFound(member, tampering.number(), tampering.reason());
    }

    private String write(List<String> lines) {
        try {
            return Files.write(folder.resolve("earlier.jsonl"), lines).toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertFound(TestMember member, long number, Reason reason) {
        var found = member.client()
                .post("{ auditVerify { ok firstBroken { number reason } } }")
                .data("auditVerify");
        assertThat(found.toString())
                .isEqualTo(
                        "{\"ok\":false,\"firstBroken\":{\"number\":%d,\"reason\":\"%s\"}}".formatted(number, reason));
        var verdict = logs.offline(folder, logs.lines(member));
        assertThat(verdict.code()).as(verdict.text()).isEqualTo(VerifyAudit.BROKEN);
        assertThat(verdict.text()).startsWith("broken: entry " + number).endsWith(reason.name());
    }
}
