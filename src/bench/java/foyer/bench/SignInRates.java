package foyer.bench;

import foyer.bench.data.BenchData;
import foyer.bench.load.Load;
import foyer.bench.load.ServerProcess;
import foyer.bench.load.Side;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether the time of an answer tells if there is an account, and how many sign-ins there are in a second beside how many
 * passwords the processor can hash.
 */
final class SignInRates {

    private static final int SAMPLES = 200;
    private static final int HASHES = 40;
    private static final int CLIENTS = 8;
    private static final double NANOS_A_MILLI = 1_000_000;
    private static final String SIGN_IN =
            "mutation($input: SignInInput!) { signIn(input: $input) { session { accessToken } userErrors { code } } }";
    private static final String RESET =
            "mutation($input: PasswordResetRequestInput!) { passwordResetRequest(input: $input) { userErrors { code } } }";

    private final ServerProcess server;
    private final Load load;
    private final Duration round;
    private final PrintStream out;
    private final String known;

    SignInRates(ServerProcess server, Load load, Duration round, String known, PrintStream out) {
        this.server = server;
        this.load = load;
        this.round = round;
        this.known = known;
        this.out = out;
    }

    /** So many who sign in, each again once they have. */
    static Side storm(ServerProcess server, String email) {
        return new Side(
                "sign-in",
                server,
                List.of(Side.graphql("", signIn(email, BenchData.PASSWORD))),
                "{\"data\":{\"signIn\":{\"session\":{\"accessToken\":\"");
    }

    static int clients() {
        return CLIENTS;
    }

    void run() {
        compare("signIn, wrong password", email -> signIn(email, "not this one"));
        compare("passwordResetRequest", email -> body(RESET, Map.of("email", email)));
        throughput();
    }

    /** In turn, so that whatever else the machine does befalls both alike. */
    private void compare(String title, UnaryOperator<String> request) {
        var ofKnown = new double[SAMPLES];
        var ofUnknown = new double[SAMPLES];
        for (var i = -SAMPLES / 4; i < SAMPLES; i++) {
            var one = millis(request.apply(known));
            var other = millis(request.apply("nobody-" + Math.max(0, i) + "@nowhere.example"));
            // The first ones are for the compiler.
            if (i >= 0) {
                ofKnown[i] = one;
                ofUnknown[i] = other;
            }
        }
        out.printf(
                "%s: known median %.2f p95 %.2f ms, unknown median %.2f p95 %.2f ms, Mann-Whitney z %.2f"
                        + " (within ±1.96: not to be told apart), P(known slower) %.3f%n",
                title,
                percentile(ofKnown, 0.50),
                percentile(ofKnown, 0.95),
                percentile(ofUnknown, 0.50),
                percentile(ofUnknown, 0.95),
                z(ofKnown, ofUnknown),
                slower(ofKnown, ofUnknown));
    }

    private void throughput() {
        var permits = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        hashMillis();
        var before = hashMillis();
        var measured = load.round(storm(server, known), round);
        var hash = (before + hashMillis()) / 2;
        out.printf(
                "sign-in: %.1f a second by %d clients, p50 %.1f p99 %.1f ms; %d permits and %.1f ms a hash are %.1f a second: %.2f%n",
                measured.perSecond(),
                load.connections(),
                measured.p50Millis(),
                measured.p99Millis(),
                permits,
                hash,
                permits * 1000 / hash,
                measured.perSecond() * hash / permits / 1000);
    }

    /** What the server itself takes: two processes do not compile the same loop alike. */
    private double hashMillis() {
        return Double.parseDouble(server.text("/bench/hash?times=" + HASHES));
    }

    private double millis(String body) {
        var began = System.nanoTime();
        server.data("", body);
        return (System.nanoTime() - began) / NANOS_A_MILLI;
    }

    private static String signIn(String email, String password) {
        return body(SIGN_IN, Map.of("email", email, "password", password));
    }

    private static String body(String document, Map<String, ?> input) {
        return JsonMapper.shared().writeValueAsString(Map.of("query", document, "variables", Map.of("input", input)));
    }

    private static double percentile(double[] samples, double share) {
        var sorted = samples.clone();
        Arrays.sort(sorted);
        return sorted[(int) (sorted.length * share)];
    }

    /** How often one of the first takes longer than one of the others; a tie is half. */
    private static double slower(double[] ones, double[] others) {
        var sum = 0.0;
        for (var one : ones) {
            for (var other : others) {
                sum += one > other ? 1 : one == other ? 0.5 : 0;
            }
        }
        return sum / ones.length / others.length;
    }

    /** The normal form of Mann and Whitney's U. */
    private static double z(double[] ones, double[] others) {
        double pairs = (double) ones.length * others.length;
        var deviation = Math.sqrt(pairs * (ones.length + others.length + 1) / 12);
        return (slower(ones, others) - 0.5) * pairs / deviation;
    }
}
