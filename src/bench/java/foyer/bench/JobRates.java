package foyer.bench;

import foyer.bench.data.BenchDatabase;
import foyer.bench.load.CpuTime;
import foyer.bench.load.ServerProcess;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** How many jobs that do nothing a node gets through, and how long one waits before it begins. */
final class JobRates {

    private static final int QUEUED = 100_000;
    private static final int RATE = 500;
    private static final int SECONDS = 20;
    private static final int LOOK_MILLIS = 500;

    private static final String QUEUE = """
            with made as (
                insert into jobs.job (tenant_id, type, internal, priority, run_at, input, max_attempts, locale, created_at,
                    created_by_kind)
                select t.id, ?, true, 2, now(), '{"nanos":0}', 5, 'en', now(), 'SYSTEM'
                from (select id from tenancy.tenant order by id limit ?) t, generate_series(1, ? / ?) i
                returning tenant_id, id, type)
            insert into jobs.queue (tenant_id, id, type, priority, due_at, fence, attempts, max_attempts)
            select tenant_id, id, type, 2, now(), 0, 0, 5 from made""";

    private final BenchDatabase database;
    private final ServerProcess server;
    private final PrintStream out;

    JobRates(BenchDatabase database, ServerProcess server, PrintStream out) {
        this.database = database;
        this.server = server;
        this.out = out;
    }

    void run() throws SQLException, InterruptedException {
        try (var superuser = database.superuser()) {
            // The first is for the compiler.
            for (var type : List.of("bench.quiet", "bench.quiet", "bench.told")) {
                for (var tenants : List.of(1, 20)) {
                    drain(superuser, type, tenants);
                }
            }
            var tenant = text(superuser, "select id from tenancy.tenant order by id limit 1");
            for (var type : List.of("bench.quiet", "bench.told")) {
                out.printf(
                        "%s at %d/s: %s%n",
                        type,
                        RATE,
                        server.text("/bench/jobs?tenant=" + tenant + "&type=" + type + "&rate=" + RATE + "&seconds="
                                + SECONDS));
            }
        }
    }

    private void drain(Connection superuser, String type, int tenants) throws SQLException, InterruptedException {
        try (var statement = superuser.prepareStatement(QUEUE)) {
            statement.setString(1, type);
            statement.setInt(2, tenants);
            statement.setInt(3, QUEUED);
            statement.setInt(4, tenants);
            statement.execute();
        }
        var began = System.nanoTime();
        var jvm = CpuTime.of(server.pid());
        var postgres = CpuTime.ofFamily(database.pid());
        while (text(superuser, "select exists (select from jobs.queue)").equals("t")) {
            Thread.sleep(LOOK_MILLIS);
        }
        var took = Duration.ofNanos(System.nanoTime() - began);
        out.printf(
                "%s, %d tenants: %d jobs in %d ms, %.0f a second, cpu jvm + pg %.2f + %.2f ms a job%n",
                type,
                tenants,
                QUEUED,
                took.toMillis(),
                QUEUED * 1000.0 / took.toMillis(),
                (CpuTime.of(server.pid()) - jvm) / QUEUED,
                (CpuTime.ofFamily(database.pid()) - postgres) / QUEUED);
    }

    private static String text(Connection superuser, String sql) throws SQLException {
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
