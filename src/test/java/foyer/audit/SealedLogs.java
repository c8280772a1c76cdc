package foyer.audit;

import static org.awaitility.Awaitility.await;

import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;

/** Logs of tenants that are sealed and signed when a test wants it, tampered with, exported and verified. */
final class SealedLogs {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int ALWAYS = 1_000_000;

    private final ApplicationContext beans;
    private final TestDatabase database;
    private final Sealing sealing;

    /** What the offline verifier said. */
    record Verdict(int code, String text) {}

    SealedLogs(ApplicationContext beans) {
        this.beans = beans;
        this.database = beans.getBean(TestDatabase.class);
        // Signs whatever is not signed yet.
        this.sealing = new Sealing(
                beans.getBean(SealQueries.class),
                beans.getBean(Signatures.class),
                new AuditSettings(Duration.ZERO, Duration.ofSeconds(1), ALWAYS, Duration.ZERO, Duration.ofDays(365)),
                beans.getBean(SealMeters.class),
                beans.getBean(Clock.class));
    }

    /** A tenant with six entries, signed after the third and the last. */
    TestMember tenant() {
        var owner = beans.getBean(TestTenants.class).signUp("LEAD_GENERATION");
        seal(owner.tenant());
        for (var i = 0; i < 3; i++) {
            owner.client()
                    .post(
                            "mutation($input: LeadCreateInput!) { leadCreate(input: $input) { userErrors { code } } }",
                            Map.of("input", Map.of("title", "Roof " + i, "contact", Map.of("name", "Amina " + i))))
                    .succeeded("leadCreate");
        }
        seal(owner.tenant());
        return owner;
    }

    /** Seals and signs all there is. */
    void seal(UUID tenant) {
        await().atMost(SOON).until(() -> {
            sealing.sealAll(List.of(tenant));
            return text("select count(*) from audit.unsealed where tenant_id = '%s'".formatted(tenant))
                            .equals("0")
                    && text("select bool_and(number = checkpoint_number) from audit.chain where tenant_id = '%s'"
                                    .formatted(tenant))
                            .equals("t");
        });
    }

    /** Signs, over and over, what these settings say; for tests of how often. */
    Sealing sealing() {
        return sealing;
    }

    /** As somebody who may do anything in the database, triggers and policies notwithstanding. */
    void tamper(TestMember of, String sql) {
        execute("set session_replication_role = replica; "
                + sql.replace("${tenant}", of.tenant().toString()));
    }

    void execute(String sql) {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    String text(String sql) {
        return texts(sql).getFirst();
    }

    List<String> texts(String sql) {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(String.valueOf(rows.getString(1)));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static <T> T in(UUID tenant, Supplier<T> work) {
        return CurrentCaller.call(Caller.system(tenant, "test"), work::get);
    }

    AuditVerification verify(TestMember member) {
        return in(member.tenant(), () -> beans.getBean(AuditVerifier.class).verify());
    }

    List<String> lines(TestMember member) {
        return in(member.tenant(), () -> {
            var lines = new ArrayList<String>();
            beans.getBean(AuditExports.class).lines().forEach(lines::add);
            return lines;
        });
    }

    /** Verifies these lines as somebody would who has them and the published keys. */
    Verdict offline(Path folder, List<String> lines, String... more) {
        try {
            var log = Files.write(folder.resolve("log.jsonl"), lines);
            var keys = folder.resolve("keys.json");
            Files.writeString(
                    keys,
                    beans.getBean(GraphQlClient.class)
                            .post("{ auditKeys { id publicKey } }")
                            .body());
            var arguments = new ArrayList<>(List.of(log.toString(), "--keys", keys.toString()));
            arguments.addAll(List.of(more));
            var out = new ByteArrayOutputStream();
            var code = VerifyAudit.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
            return new Verdict(code, out.toString(StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
