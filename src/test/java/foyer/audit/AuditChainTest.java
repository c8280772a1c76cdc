package foyer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.audit.ChainBreak.Reason;
import foyer.platform.database.SystemDatabase;
import foyer.platform.database.Transactions;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.TestTenants.TestMember;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A whole log that somebody made anew, who knows how it is made, is found; one that people's data was erased from holds. */
@FoyerTest
@Tag("graphql")
class AuditChainTest {

    private static final String ENTRY_5 =
            " where tenant_id = '${tenant}' and id = (select id from audit.seal where tenant_id = '${tenant}' and number = 5)";

    @TempDir
    Path folder;

    private final ApplicationContext beans;
    private final SealedLogs logs;

    @Autowired
    AuditChainTest(ApplicationContext beans) {
        this.beans = beans;
        this.logs = new SealedLogs(beans);
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

    /** Somebody who knows how it is made makes all of it anew, from a changed row on; what he cannot make is signatures. */
    @Test
    void aChainThatWasComputedAnewIsFoundByItsCheckpoints() {
        var member = logs.tenant();
        logs.tamper(member, "update audit.entry set action = 'x'" + ENTRY_5);
        recompute(member.tenant(), 5);

        assertFound(member, 4, Reason.RECOMPUTED);
    }

    private void recompute(UUID tenant, long from) {
        var queries = beans.getBean(ChainQueries.class);
        var system = beans.getBean(SystemDatabase.class).dsl();
        var rows = queries.page(system, tenant, 0, Long.MAX_VALUE, 100);
        var hash = rows.get((int) from - 2).hash();
        var sql = new StringBuilder("set session_replication_role = replica;");
        for (var sealed : rows.subList((int) from - 1, rows.size())) {
            var row = Objects.requireNonNull(sealed.row());
            hash = ChainForm.hash(hash, ChainForm.canonical(tenant, sealed.number(), row));
            sql.append("update audit.seal set hash = '\\x%s' where tenant_id = '%s' and number = %d;"
                    .formatted(hash.hex(), tenant, sealed.number()));
        }
        sql.append("update audit.chain set hash = '\\x%s' where tenant_id = '%s'".formatted(hash.hex(), tenant));
        logs.execute(sql.toString());
    }

    @Test
    void aKeyThatSomebodyPutIntoTheDatabaseSignsNothing() {
        var member = logs.tenant();
        var key = SignatureKey.generate(Instant.EPOCH);
        var hash = Octets.ofHex(
                logs.text("select encode(hash, 'hex') from audit.seal where number = 6 and tenant_id = '%s'"
                        .formatted(member.tenant())));
        var at = Instant.parse("2026-11-21T09:30:00Z");
        var signature = key.sign(Checkpoint.signed(member.tenant(), 6, hash, at));
        logs.tamper(
                member,
                "insert into audit.signing_key (id, public_key, sealed_keys, row_id, created_at) values ('%s', '\\x%s', '\\x%s', uuidv7(), now());"
                                .formatted(key.id(), key.publicKey().hex(), "00".repeat(200))
                        + " update audit.checkpoint set key_id = '%s', signature = '\\x%s', created_at = '%s'"
                                .formatted(key.id(), signature.hex(), at)
                        + " where tenant_id = '${tenant}' and number = 6");

        assertFound(member, 6, Reason.CHECKPOINT_FORGED);
        logs.execute("delete from audit.signing_key where id = '" + key.id() + "'");
    }

    /** Another company's whole log, made out to be this one's. */
    @Test
    void aChainOfAnotherTenantIsFound() {
        var member = logs.tenant();
        var other = logs.tenant();
        var swap = new StringBuilder();
        for (var table : List.of("entry", "seal", "chain", "checkpoint")) {
            swap.append("delete from audit.%s where tenant_id = '${tenant}';".formatted(table));
            swap.append("update audit.%s set tenant_id = '${tenant}' where tenant_id = '%s';"
                    .formatted(table, other.tenant()));
        }
        logs.tamper(member, swap.toString());

        assertFound(member, 1, Reason.CHANGED);
    }

    /** In the second before it has its place. */
    @Test
    void aRowThatIsTakenAwayBeforeItIsSealedIsFound() {
        var member = logs.tenant();
        logs.tamper(member, "insert into audit.unsealed (tenant_id) values ('${tenant}')");

        var found = member.client().post("{ auditVerify { ok firstBroken { number reason } } }");

        assertThat(found.data("auditVerify").toString())
                .isEqualTo("{\"ok\":false,\"firstBroken\":{\"number\":7,\"reason\":\"MISSING\"}}");
    }

    @Test
    void whatWasErasedStillHolds() {
        var member = logs.tenant();
        var lead = UUID.fromString(
                logs.text("select entity_id from audit.entry where tenant_id = '%s'".formatted(member.tenant())
                        + " and entity_type = 'Lead' order by id limit 1"));
        var transactions = beans.getBean(Transactions.class);
        var audit = beans.getBean(Audit.class);

        var rows = SealedLogs.in(
                member.tenant(),
                () -> transactions.write(() ->
                        audit.erase("Lead", List.of(lead)) + audit.erase("Membership", List.of(member.membership()))));
        logs.seal(member.tenant());

        assertThat(rows).isGreaterThan(4);
        assertThat(logs.texts("select personal::text from audit.entry where tenant_id = '%s' and personal is not null"
                        .formatted(member.tenant())))
                .allSatisfy(text -> assertThat(text).doesNotContain("Amina 0").doesNotContain("127.0.0.1"))
                .anySatisfy(text -> assertThat(text).contains("Amina 1"));
        var verification = logs.verify(member);
        assertThat(verification.ok()).as(String.valueOf(verification)).isTrue();
        assertThat(verification.sealedUpTo()).isEqualTo(8);
        assertThat(logs.offline(folder, logs.lines(member)).text()).startsWith("ok: 8 entries");
    }

    /** The platform's own log has a chain too. */
    @Test
    void theLogOfThePlatformIsVerifiedLikewise() {
        var client = beans.getBean(GraphQlClient.class);
        client.run(
                "tenancy/test-sign-in",
                Map.of("input", Map.of("email", "nobody@example.com", "password", "wrong password")));
        Awaitility.await()
                .until(() -> logs.text("select count(*) from audit.platform_unsealed")
                        .equals("0"));
        var verifier = beans.getBean(AuditVerifier.class);

        var whole = verifier.verifyPlatform();
        assertThat(whole.ok()).as(String.valueOf(whole)).isTrue();
        assertThat(whole.sealedUpTo()).isPositive();

        var nobody = new UUID(0, 0);
        var id = logs.text("select id from audit.seal where number = 1 and tenant_id = '" + nobody + "'");
        var change =
                "set session_replication_role = replica; update audit.platform_entry set action = '%s' where id = '%s'";
        var action = logs.text("select action from audit.platform_entry where id = '" + id + "'");
        logs.execute(change.formatted("x", id));
        assertThat(verifier.verifyPlatform().firstBroken()).isEqualTo(new ChainBreak(1, id, Reason.CHANGED));
        logs.execute(change.formatted(action, id));
    }
}
