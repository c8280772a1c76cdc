package foyer.bench;

import foyer.bench.data.BenchData;
import foyer.bench.data.BenchData.Owner;
import foyer.bench.data.BenchDatabase;
import foyer.bench.load.Beside;
import foyer.bench.load.Comparison;
import foyer.bench.load.Comparison.Turn;
import foyer.bench.load.Load;
import foyer.bench.load.ServerProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures what {@link Options} name and prints it; see {@code src/docs/benchmarks.md}. */
public final class Bench implements AutoCloseable {

    private static final Path FOLDER = Path.of("target/bench");
    private static final int COMPANIES = 20;
    private static final int NOTES = 3;
    private static final int WRITERS = 32;
    private static final int CLIENTS_BESIDE = 32;
    private static final int FEW_LEADS = 20;

    private final Options options;
    private final PrintStream out;
    private final BenchDatabase database;
    private final BenchData data;
    private final ServerProcess server;
    private final Queries queries;

    private Bench(Options options, PrintStream out) throws IOException, SQLException, InterruptedException {
        this.options = options;
        this.out = out;
        this.database = BenchDatabase.start(FOLDER.resolve("postgres"));
        this.data = new BenchData(database, out);
        this.server = server("server", options.what().contains("webhooks") ? WebhookRates.SETTINGS : Map.of());
        database.openFloor();
        this.queries = new Queries(
                data.tenants(server, "read", COMPANIES, options.leads(), NOTES),
                data.tenants(server, "written", COMPANIES, options.leads(), NOTES),
                data);
    }

    /** Runs the benchmarks that are named; {@code name=value} each, none for the usual. */
    public static void main(String[] arguments) throws Exception {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (var bench = new Bench(Options.of(arguments), out)) {
            // Whoever stops the runner stops what it started.
            Runtime.getRuntime().addShutdownHook(new Thread(bench::close));
            bench.run();
        }
    }

    private void run() throws Exception {
        out.println(options.what() + " " + options.queries() + ", " + options.connections() + " connections, "
                + options.rounds() + " rounds of " + options.round() + " after " + options.warmUp());
        for (var what : options.what()) {
            switch (what) {
                case "api" -> api();
                case "context" -> context();
                case "floor" -> floor();
                case "page" -> page();
                case "events" -> beside("events", false);
                case "audit" -> beside("audit", true);
                case "entitlements" -> entitlements();
                case "profile" -> profile();
                case "versus" -> versus();
                case "import" ->
                    new ImportRates(
                                    database,
                                    server,
                                    data.tenants(server, "import", 1, 1, 0).getFirst(),
                                    options.rows(),
                                    out)
                            .run();
                case "leads" -> planned().leads(options.large());
                case "properties" -> planned().properties(options.listings());
                case "signin" -> signIn();
                case "webhooks" ->
                    new WebhookRates(database, server, out).run(options.warmUp(), options.rounds(), options.round());
                case "jobs" -> new JobRates(database, server, out).run();
                default -> throw new IllegalArgumentException("nothing is called " + what);
            }
        }
    }

    /** GraphQL beside the endpoints written by hand; what can be compared has to be the same. */
    private void api() throws IOException, SQLException {
        var comparison = comparison(options.connections());
        for (var query : options.queries()) {
            var graphql = queries.graphql(query, server);
            var byHand = queries.byHand(query, server);
            SameRows.check(query, graphql, byHand);
            compare(comparison, query.toUpperCase(Locale.ROOT), Turn.of(graphql), Turn.of(byHand));
        }
    }

    /** Tenant in the read's own round trip beside a transaction around it. */
    private void context() throws Exception {
        try (var other = server("transactions", Map.of("FOYER_DATABASE_TENANT_CONTEXT", "TRANSACTION"))) {
            for (var query : List.of("q1", "q2")) {
                compare(
                        comparison(options.connections()),
                        "Tenant context, " + query,
                        Turn.of(queries.graphql("one trip", query, server)),
                        Turn.of(queries.graphql("transaction", query, other)));
            }
        }
    }

    /** Row-level security and tenant context beside neither. */
    private void floor() throws SQLException {
        for (var query : List.of("q1", "q2")) {
            compare(
                    comparison(options.connections()),
                    "Isolation, " + query,
                    Turn.of(queries.byHand(query, server)),
                    Turn.of(queries.floor(query, server)));
        }
    }

    private void page() throws IOException, SQLException {
        Owner owner = data.large(server, options.large());
        var pages = new Pages(server, owner);
        compare(comparison(options.connections()), "Paging", Turn.of(pages.page(500)), Turn.of(pages.page(1)));
    }

    private PlannedReads planned() {
        return new PlannedReads(server, database, data, options.only(), out);
    }

    /** Writes with something switched on beside the same without, and with it on again. */
    private void beside(String what, boolean oneTenant) throws IOException, SQLException, InterruptedException {
        var on = queries.writes(what + " on", oneTenant, server);
        var off = queries.writes(what + " off", oneTenant, server);
        compare(
                comparison(WRITERS),
                what + ", q4" + (oneTenant ? ", one tenant" : ""),
                new Turn(on, () -> server.turn(what, true)),
                new Turn(off, () -> server.turn(what, false)));
        server.turn(what, true);
        if (what.equals("audit")) {
            new AuditRates(server, queries.writing(), data, FOLDER, out).run();
        }
    }

    /**
     * Companies that make leads, with nothing beside them, beside as many clients of one company, who wait for its
     * counter, and beside as many of a company each, who do not: the counter's part is the difference of the last two.
     */
    private void entitlements() throws IOException, SQLException {
        var one = data.tenants(server, "hot", 1, FEW_LEADS, 0);
        var each = data.tenants(server, "busy", CLIENTS_BESIDE, FEW_LEADS, 0);
        var hot = queries.graphql("hot", "q4", server, one);
        var busy = queries.graphql("busy", "q4", server, each);
        try (var beside = new Beside(new Load(CLIENTS_BESIDE, database.pid()))) {
            var alone = new Turn(queries.graphql("alone", "q4", server), beside::close);
            var besideHot = new Turn(queries.graphql("beside one", "q4", server), () -> beside.start(hot));
            var besideBusy = new Turn(queries.graphql("beside many", "q4", server), () -> beside.start(busy));
            compare(comparison(options.connections()), "Other companies", besideHot, alone);
            compare(comparison(options.connections()), "The counter's part", besideHot, besideBusy);
        }
    }

    /** What sign-ins tell by their time, how many there are in a second, and what they cost others. */
    private void signIn() throws IOException, SQLException {
        data.tenants(server, "signin", 1, 1, 0);
        var email = BenchData.ownerOf("signin-0");
        var load = new Load(SignInRates.clients(), database.pid());
        new SignInRates(server, load, options.round(), email, out).run();
        try (var beside = new Beside(load)) {
            var alone = new Turn(queries.graphql("alone", "q1", server), beside::close);
            var storm = new Turn(
                    queries.graphql("beside sign-ins", "q1", server),
                    () -> beside.start(SignInRates.storm(server, email)));
            compare(comparison(options.connections()), "Q1 and sign-ins", storm, alone);
        }
    }

    /** This build beside another one, GraphQL both. */
    private void versus() throws Exception {
        try (var other = server("other", options.otherClassPath(), Map.of())) {
            for (var query : options.queries()) {
                compare(
                        comparison(options.connections()),
                        query.toUpperCase(Locale.ROOT),
                        Turn.of(queries.graphql("this build", query, server)),
                        Turn.of(queries.graphql("the other", query, other)));
            }
        }
    }

    /** Records where the server's time and memory go, a file for each query. */
    private void profile() throws IOException, SQLException, InterruptedException {
        var load = new Load(options.connections(), database.pid());
        for (var query : options.queries()) {
            var side = queries.graphql(query, server);
            load.round(side, options.warmUp());
            var file = FOLDER.resolve(query + ".jfr").toAbsolutePath();
            server.record(options.round(), file);
            out.println(file + " " + load.round(side, options.round()));
            server.recorded();
        }
    }

    private void compare(Comparison comparison, String title, Turn one, Turn other) {
        comparison.warmUp(one, other, options.warmUp());
        comparison.run(title, one, other);
    }

    private Comparison comparison(int connections) {
        return new Comparison(new Load(connections, database.pid()), options.round(), options.rounds(), out);
    }

    private ServerProcess server(String name, Map<String, String> more) throws IOException, InterruptedException {
        return server(name, System.getProperty("java.class.path"), more);
    }

    private ServerProcess server(String name, String classPath, Map<String, String> more)
            throws IOException, InterruptedException {
        var settings = new HashMap<>(Options.SERVER);
        settings.putAll(database.settings());
        settings.putAll(more);
        return ServerProcess.start(options.jvm(), classPath, settings, FOLDER.resolve(name + ".log"));
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
