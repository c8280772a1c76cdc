package foyer.tenancy.sessions;

import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Many who use refresh tokens of one family at once, of any generation and on any node, and what each came to. */
final class RefreshStorm {

    private static final int GENERATIONS = 6;
    private static final int AT_ONCE = 32;
    private static final int EACH = 6;

    private final List<GraphQlClient> nodes;
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final List<String> accessTokens = new CopyOnWriteArrayList<>();
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();

    /** With a family of several generations, the newest of which is good. */
    RefreshStorm(List<GraphQlClient> nodes, GraphQlAnswer signedIn) {
        this.nodes = nodes;
        tokens.add(signedIn.text("signIn.session.refreshToken"));
        accessTokens.add(signedIn.text("signIn.session.accessToken"));
        for (var i = 1; i < GENERATIONS; i++) {
            use(i, tokens.getLast());
        }
    }

    /** The use of a token, by the clock of this machine. */
    private record Attempt(long began, long ended, boolean renewed) {}

    /** Everybody begins at the same moment, each with another token; new ones are used as they come. */
    void run() throws Exception {
        attempts.clear();
        var start = new CountDownLatch(1);
        var calls = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < AT_ONCE; i++) {
            var who = i;
            calls.add(() -> {
                start.await();
                for (var turn = 0; turn < EACH; turn++) {
                    // The newest first, so that the good and the bad are among one another.
                    use(who + turn, tokens.get(tokens.size() - 1 - (who + turn) % GENERATIONS));
                }
                return true;
            });
        }
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var running = calls.stream().map(threads::submit).toList();
            start.countDown();
            for (var one : running) {
                one.get();
            }
        }
    }

    boolean ended() {
        return attempts.stream().anyMatch(attempt -> !attempt.renewed());
    }

    /** How many were renewed though they began when somebody had been told already that the family has ended. */
    long renewedAfterTheEnd() {
        var end = attempts.stream()
                .filter(attempt -> !attempt.renewed())
                .mapToLong(Attempt::ended)
                .min()
                .orElse(Long.MAX_VALUE);
        return attempts.stream()
                .filter(attempt -> attempt.renewed() && attempt.began() > end)
                .count();
    }

    /** How many of all refresh tokens that there ever were still open something, tried on each node. */
    long goodRefreshTokens() {
        var good = 0;
        for (var token : List.copyOf(tokens)) {
            for (var node = 0; node < nodes.size(); node++) {
                good += use(node, token) ? 1 : 0;
            }
        }
        return good;
    }

    /** The same of access tokens. */
    long goodAccessTokens() {
        return accessTokens.stream()
                .flatMap(token -> nodes.stream().map(node -> node.as(token)))
                .filter(client -> !client.post("{ viewer { permissions } }")
                        .data("viewer")
                        .isNull())
                .count();
    }

    private boolean use(int node, String token) {
        var began = System.nanoTime();
        var answer = Person.refresh(nodes.get(node % nodes.size()), token);
        if (answer.errorCodes().contains("OVERLOADED")) {
            // Nothing came of it: the node has no room for all of them after the machine stood still.
            return false;
        }
        var renewed = answer.userErrorCodes("sessionRefresh").isEmpty();
        attempts.add(new Attempt(began, System.nanoTime(), renewed));
        if (renewed) {
            tokens.add(answer.text("sessionRefresh.session.refreshToken"));
            accessTokens.add(answer.text("sessionRefresh.session.accessToken"));
        }
        return renewed;
    }
}
