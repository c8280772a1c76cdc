package foyer.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What to measure and how long, as {@code name=value}.
 *
 * @param what {@code api} (Q0 to Q4 beside endpoints written by hand), {@code context}, {@code floor}, {@code page},
 *     {@code events}, {@code audit}, {@code entitlements} (others beside one company with a hot counter), {@code jobs}
 *     (the queue), {@code import} (a file of leads), {@code leads} (reads of
 *     a large company, with their plans), {@code properties} (reads of a company with many listings, with their plans),
 *     {@code signin} (whether time
 *     tells an account, how many sign-ins there are, what they cost others), {@code webhooks} (how soon
 *     they are acknowledged), {@code profile} (a flight recording of one round), {@code versus} (another build)
 * @param queries which of Q0 to Q4 {@code api} runs
 * @param connections that send at once
 * @param rounds of each side
 * @param round how long a round takes
 * @param warmUp how long each query runs before it is measured
 * @param leads of each of the 20 companies
 * @param large leads of the one large company that {@code page} and {@code leads} read
 * @param listings properties of the company that {@code properties} reads
 * @param only the beginning of the names of the reads that {@code leads} and {@code properties} are to time; empty for all
 * @param rows of a file that {@code import} reads
 * @param jvm options of the server
 * @param otherClassPath of the build that {@code versus} is about, or a file with it after an {@code @}
 */
record Options(
        List<String> what,
        List<String> queries,
        int connections,
        int rounds,
        Duration round,
        Duration warmUp,
        int leads,
        int large,
        int listings,
        String only,
        int rows,
        List<String> jvm,
        String otherClassPath) {

    /** Settings of every server that is measured. */
    static final Map<String, String> SERVER = Map.of(
            "FOYER_SECRET", "for-measuring-only-0123456789-abcdefghijkl",
            "FOYER_DEMO", "false",
            // Tokens outlive the run; all requests come from one address.
            "FOYER_IDENTITY_ACCESS_TOKEN_LIFETIME", "12h",
            "FOYER_SIGN_IN_ATTEMPTS", "1000000",
            "FOYER_SIGN_IN_ATTEMPTS_PER_ACCOUNT", "1000000",
            "FOYER_SIGN_IN_MAILS_PER_ACCOUNT", "1000000",
            "FOYER_SIGN_IN_ATTEMPTS_PER_ADDRESS", "1000000",
            "FOYER_SIGN_IN_SIGN_UPS_PER_ADDRESS", "100000",
            "FOYER_PROPERTIES_PUBLIC_READS_PER_ADDRESS", "1000000");

    private static final String JVM = "-Xmx512m -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED";

    static Options of(String[] arguments) {
        var given = Arrays.stream(arguments)
                .filter(argument -> !argument.isBlank())
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts.length > 1 ? parts[1] : ""));
        return new Options(
                list(given, "what", "api"),
                list(given, "queries", "q0,q1,q2,q3,q4"),
                number(given, "connections", 8),
                number(given, "rounds", 7),
                Duration.ofSeconds(number(given, "round", 5)),
                Duration.ofSeconds(number(given, "warm-up", 40)),
                number(given, "leads", 5_000),
                number(given, "large", 1_000_000),
                number(given, "listings", 100_000),
                given.getOrDefault("only", ""),
                number(given, "rows", 200_000),
                Arrays.asList(given.getOrDefault("jvm", JVM).split(" ")),
                given.getOrDefault("versus", ""));
    }

    private static List<String> list(Map<String, String> given, String name, String otherwise) {
        return Arrays.asList(given.getOrDefault(name, otherwise).split(","));
    }

    private static int number(Map<String, String> given, String name, int otherwise) {
        return given.containsKey(name) ? Integer.parseInt(given.get(name)) : otherwise;
    }
}
