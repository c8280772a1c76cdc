package foyer.bench;

import foyer.audit.VerifyAudit;
import foyer.bench.data.BenchData;
import foyer.bench.data.BenchData.Owner;
import foyer.bench.load.ServerProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How long a company's log of 100,000 entries takes to seal, and to verify by the server and from an exported file. */
final class AuditRates {

    private static final int ENTRIES = 100_000;

    private final Company company;
    private final BenchData data;
    private final Path folder;
    private final PrintStream out;

    AuditRates(ServerProcess server, Owner owner, BenchData data, Path folder, PrintStream out) {
        this.company = new Company(server, owner);
        this.data = data;
        this.folder = folder;
        this.out = out;
    }

    void run() throws IOException, SQLException, InterruptedException {
        var sealed = data.fillLog(company.owner(), ENTRIES);
        out.printf("  sealed, as far as it is new, in %d ms%n", sealed.toMillis());
        var began = System.nanoTime();
        var found = company.query("{ auditVerify { ok sealedUpTo unsealed checkpoints } }");
        out.printf("  verified by the query in %d ms: %s%n", millisSince(began), found);
        offline();
    }

    /** A process of its own is what whoever verifies has: its start counts. */
    private void offline() throws IOException, InterruptedException {
        var log = folder.resolve("log.jsonl").toAbsolutePath();
        var keys = folder.resolve("keys.json").toAbsolutePath();
        company.download(exported(), log);
        var published = company.query("{ auditKeys { id publicKey } }");
        Files.writeString(keys, "{\"data\":" + published + "}");
        var began = System.nanoTime();
        var verifier = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "foyer.Foyer",
                        "verify-audit",
                        log.toString(),
                        "--keys",
                        keys.toString()))
                .redirectErrorStream(true)
                .start();
        var said = new String(verifier.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (verifier.waitFor() != VerifyAudit.OK) {
            throw new IllegalStateException(said);
        }
        out.printf("  verified offline in %d ms: %s%n", millisSince(began), said);
    }

    private String exported() throws InterruptedException {
        var made = company.mutate(
                "auditExport", "AuditExportInput", "job { id } userErrors { message }", Map.of("format", "JSONL"));
        var job = company.ended(made.path("job").path("id").asString());
        return job.path("output").path("file").asString();
    }

    private static long millisSince(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }
}
