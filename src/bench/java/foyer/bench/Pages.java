package foyer.bench;

import foyer.bench.data.BenchData.Owner;
import foyer.bench.load.ServerProcess;
import foyer.bench.load.Side;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages of the large company's list, reached as a client reaches them: by the cursor of the page before. */
final class Pages {

    private static final int ROWS = 20;
    private static final String DOCUMENT = """
            query Page($first: Int!, $after: String) {
              leads(first: $first, after: $after) {
                pageInfo { endCursor }
                nodes { id title source score version createdAt stage { key name } contact { name } }
              }
            }""";

    private final ServerProcess server;
    private final Owner owner;

    Pages(ServerProcess server, Owner owner) {
        this.server = server;
        this.owner = owner;
    }

    Side page(int number) {
        @Nullable String cursor = null;
        for (var page = 1; page < number; page++) {
            cursor = server.data(owner.token(), body(cursor))
                    .path("leads")
                    .path("pageInfo")
                    .path("endCursor")
                    .asString();
        }
        return new Side("page " + number, server, List.of(Side.graphql(owner.token(), body(cursor))), "{\"data\"");
    }

    private static String body(@Nullable String cursor) {
        var variables = new HashMap<String, Object>();
        variables.put("first", ROWS);
        if (cursor != null) {
            variables.put("after", cursor);
        }
        return Queries.body(DOCUMENT, variables);
    }
}
