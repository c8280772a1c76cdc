package foyer.platform.graphql.http;

import foyer.platform.database.Deadline;
import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What {@code transport.graphqls} answers, and the ways in which it fails. */
@Controller
@TestComponent
@ConditionalOnProperty("transport.fixture")
class TransportController {

    static final String SECRET = "the password is 1234";

    /** How often any field was resolved. */
    static final AtomicInteger CALLS = new AtomicInteger();

    record Item(String id, String name) {}

    record Owner(String name, String thread) {}

    record Page(List<Item> nodes, int totalCount) {
        public List<Edge> edges() {
            return nodes.stream().map(node -> new Edge(node.id(), node)).toList();
        }

        public Connection.PageInfo pageInfo() {
            return new Connection.PageInfo(false, false, null, null);
        }
    }

    record Edge(String cursor, Item node) {}

    record Greeting(String name, @Nullable Integer times) {}

    record CallerView(
            String kind,
            @Nullable String tenant,
            String requestId,
            @Nullable String ip,
            @Nullable String userAgent,
            String locale,
            String thread) {}

    enum Failure {
        FORBIDDEN,
        RATE_LIMITED,
        DEFECT,
        POOL,
        CANCELED,
        LOST,
        NOTHING,
        NO_MESSAGE
    }

    @QueryMapping
    String hello(@Argument @Nullable String name) {
        CALLS.incrementAndGet();
        return "Hello " + name;
    }

    @QueryMapping
    @Nullable Integer number(@Argument @Nullable Integer value) {
        return value;
    }

    @QueryMapping("float")
    @Nullable Double real(@Argument @Nullable Double value) {
        return value;
    }

    @QueryMapping
    int count(@Argument @Nullable List<Integer> values) {
        return values == null ? 0 : values.size();
    }

    @QueryMapping
    String greet(@Argument @Nullable Greeting input) {
        return input == null ? "nobody" : input.name();
    }

    @QueryMapping
    Item item() {
        return new Item("1", "one");
    }

    @QueryMapping
    Page items(PageRequest page) {
        return rows(page.size());
    }

    @QueryMapping
    List<Item> many(@Argument List<String> ids) {
        return ids.stream().map(id -> new Item(id, id)).toList();
    }

    @QueryMapping
    List<Item> several(@Argument int count) {
        return rows(count).nodes();
    }

    @QueryMapping
    String dear() {
        return "dear";
    }

    @QueryMapping
    CallerView caller() {
        var caller = CurrentCaller.get();
        var tenant = caller.actor().tenantId();
        return new CallerView(
                caller.actor().kind(),
                tenant == null ? null : tenant.toString(),
                caller.requestId(),
                caller.ip(),
                caller.userAgent(),
                caller.locale().toLanguageTag(),
                thread());
    }

    @QueryMapping
    @Nullable String fails(@Argument Failure how) throws SQLException {
        return fail(how);
    }

    @QueryMapping
    @Nullable String must(@Argument Failure how) throws SQLException {
        return fail(how);
    }

    /** Works as a chain of statements does: it looks at the deadline before each step. */
    @QueryMapping
    String slow(@Argument int millis) {
        return work(millis);
    }

    @QueryMapping
    String held() throws InterruptedException {
        return HeldField.await();
    }

    @QueryMapping
    String patient(@Argument int millis) {
        return work(millis);
    }

    @MutationMapping
    boolean signIn() {
        CALLS.incrementAndGet();
        return true;
    }

    @MutationMapping
    boolean signUp() {
        return true;
    }

    @MutationMapping
    CompletableFuture<Boolean> touch() {
        return CompletableFuture.completedFuture(true);
    }

    @SchemaMapping
    Item item(Item item) {
        return new Item(item.id() + "1", "one below " + item.name());
    }

    @SchemaMapping
    Page children(Item item, PageRequest page) {
        return rows(page.size());
    }

    @BatchMapping
    Map<Item, Owner> owner(List<Item> items) {
        return items.stream().collect(Collectors.toMap(item -> item, item -> new Owner("o" + item.id(), thread())));
    }

    private static Page rows(int size) {
        var rows = IntStream.range(0, size)
                .mapToObj(i -> new Item(String.valueOf(i), "n" + i))
                .toList();
        return new Page(rows, size);
    }

    private static String work(int millis) {
        var end = System.nanoTime() + millis * 1_000_000L;
        while (System.nanoTime() < end) {
            Deadline.check();
            Thread.onSpinWait();
        }
        return "done";
    }

    private static String thread() {
        return Objects.toString(Thread.currentThread().threadId());
    }

    private static @Nullable String fail(Failure how) throws SQLException {
        switch (how) {
            case FORBIDDEN -> throw new ApiException(ApiErrorCode.FORBIDDEN, "introspection.forbidden");
            case RATE_LIMITED ->
                throw new ApiException(
                        ApiErrorCode.RATE_LIMITED,
                        "server.overloaded",
                        Collections.emptyList(),
                        Map.of("retryAfter", 7));
            case DEFECT -> throw new IllegalArgumentException(SECRET);
            case POOL -> throw new SQLTransientConnectionException(SECRET);
            case CANCELED -> throw new IllegalStateException(new SQLException(SECRET, "57014"));
            case LOST -> throw new IllegalStateException(new SQLException(SECRET, "08006"));
            case NO_MESSAGE -> throw new ApiException(ApiErrorCode.FORBIDDEN, "no.such.key");
            case NOTHING -> {}
        }
        return null;
    }
}
