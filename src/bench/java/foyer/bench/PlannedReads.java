package foyer.bench;

import foyer.bench.data.BenchData;
import foyer.bench.data.BenchData.Owner;
import foyer.bench.data.BenchDatabase;
import foyer.bench.data.ServedPlans;
import foyer.bench.load.Latency;
import foyer.bench.load.ServerProcess;
import foyer.bench.load.Side;
import foyer.platform.graphql.TypeIds;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** How long one client's reads of a large company take through the API, and by which plans its rows are found. */
final class PlannedReads {

    private static final Path PLANS = Path.of("target/bench/plans.txt");
    private static final int UNMEASURED = 100;
    private static final int MEASURED = 200;

    private final ServerProcess server;
    private final BenchDatabase database;
    private final BenchData data;
    private final String only;
    private final PrintStream out;

    PlannedReads(ServerProcess server, BenchDatabase database, BenchData data, String only, PrintStream out) {
        this.server = server;
        this.database = database;
        this.data = data;
        this.only = only;
        this.out = out;
    }

    /** Of a company with so many leads. */
    void leads(int leads) throws IOException, SQLException {
        var owner = data.large(server, leads);
        data.tagLarge(leads);
        data.valueLarge(leads);
        run(owner, new LargeReads(server, owner).sides());
    }

    /** Of a company with so many properties. */
    void properties(int listings) throws IOException, SQLException {
        var owner = data.listings(server, listings);
        run(owner, new PropertyReads(server, owner, BenchData.listingsOf(listings)).sides());
    }

    /** A client's requests one after the other; then each statement again, with its plan. */
    private void run(Owner owner, List<Side> sides) throws IOException, SQLException {
        var plans = new ServedPlans(database, TypeIds.decode("tnt", owner.tenantId()));
        var told = new ArrayList<String>();
        out.printf("%-40s %8s %8s%n", "one client", "p50 ms", "p95 ms");
        for (var side :
                sides.stream().filter(one -> one.name().startsWith(only)).toList()) {
            var latency = Latency.of(side, UNMEASURED, MEASURED);
            out.printf("%-40s %8.2f %8.2f%n", side.name(), latency.p50Millis(), latency.p95Millis());
            told.add(plansOf(side, plans));
        }
        Files.writeString(PLANS, String.join("\n", told));
        told.forEach(out::println);
    }

    private String plansOf(Side side, ServedPlans plans) throws SQLException {
        var text = new StringBuilder("== " + side.name() + "\n");
        for (var sql : server.statements(side)) {
            plans.of(sql).forEach(plan -> text.append(plan).append('\n'));
        }
        return text.toString();
    }
}
