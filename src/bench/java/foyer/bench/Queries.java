package foyer.bench;

import foyer.bench.data.BenchData;
import foyer.bench.data.BenchData.Owner;
import foyer.bench.load.ServerProcess;
import foyer.bench.load.Side;
import foyer.platform.graphql.TypeIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Q0 to Q4 of quality.md as requests, a few for each company: the same rows by GraphQL and from the endpoints written by
 * hand. The documents of Q1 to Q3 are those whose statements the tests count.
 */
final class Queries {

    private static final Path TESTED = Path.of("src/test/resources/graphql-test/leads");
    private static final Path OWN = Path.of("src/bench/resources/bench");
    private static final String TEXT = "harbour";
    private static final int LEADS_EACH = 20;
    private static final String GRAPHQL = "GraphQL";
    private static final String BY_HAND = "by hand";

    private final List<Owner> read;
    private final List<Owner> written;
    private final BenchData data;

    /** Reads go to companies in which nothing is written, so that they find the same in each run. */
    Queries(List<Owner> read, List<Owner> written, BenchData data) {
        this.read = read;
        this.written = written;
        this.data = data;
    }

    Side graphql(String query, ServerProcess server) throws IOException, SQLException {
        return graphql(GRAPHQL, query, server);
    }

    Side graphql(String name, String query, ServerProcess server) throws IOException, SQLException {
        return graphql(name, query, server, owners(query));
    }

    /** The query of these companies only. */
    Side graphql(String name, String query, ServerProcess server, List<Owner> owners) throws IOException, SQLException {
        var document = document(query);
        var requests = new ArrayList<byte[]>();
        for (var owner : owners) {
            for (var variables : variables(query, owner)) {
                requests.add(Side.graphql(owner.token(), body(document, variables)));
            }
        }
        return new Side(name, server, requests, "{\"data\"");
    }

    /** Q4 by GraphQL, in all companies or in one. */
    Side writes(String name, boolean oneTenant, ServerProcess server) throws IOException, SQLException {
        var all = graphql(name, "q4", server);
        var some = oneTenant ? all.requests().subList(0, all.requests().size() / written.size()) : all.requests();
        return new Side(name, server, some, all.start());
    }

    /** The company whose log grows in {@link #writes}. */
    Owner writing() {
        return written.getFirst();
    }

    private List<Owner> owners(String query) {
        return query.equals("q4") ? written : read;
    }

    static String document(String query) throws IOException {
        var file = query + ".graphql";
        var tested = !query.equals("q0") && !query.equals("q4");
        return Files.readString((tested ? TESTED : OWN).resolve(file));
    }

    static String body(String document, Map<String, ?> variables) {
        return JsonMapper.shared().writeValueAsString(Map.of("query", document, "variables", variables));
    }

    Side byHand(String query, ServerProcess server) throws SQLException {
        return byHand(BY_HAND, "/bench/" + query, query, server);
    }

    /** The endpoint that reads as a login that row-level security does not bind. */
    Side floor(String query, ServerProcess server) throws SQLException {
        return byHand("by hand, no RLS", "/bench/floor/" + query, query, server);
    }

    private Side byHand(String name, String path, String query, ServerProcess server) throws SQLException {
        var requests = new ArrayList<byte[]>();
        for (var owner : owners(query)) {
            for (var variables : variables(query, owner)) {
                requests.add(byHand(path, query, owner.token(), variables));
            }
        }
        return new Side(name, server, requests, "{\"");
    }

    private static byte[] byHand(String path, String query, String token, Map<String, ?> variables) {
        return switch (query) {
            case "q0" -> Side.get(path + "?id=" + variables.get("id"), token);
            case "q3" ->
                Side.get(
                        path + "?first=" + variables.get("first") + "&text=" + TEXT + "&stage=" + stageOf(variables),
                        token);
            case "q4" -> Side.post(path, token, JsonMapper.shared().writeValueAsString(variables.get("input")));
            default -> Side.get(path + "?first=" + variables.get("first"), token);
        };
    }

    private static String stageOf(Map<String, ?> variables) {
        var tree = JsonMapper.shared().<JsonNode>valueToTree(variables);
        return tree.path("filter").path("stages").path(0).asString();
    }

    private List<Map<String, ?>> variables(String query, Owner owner) throws SQLException {
        var tenant = TypeIds.decode("tnt", owner.tenantId());
        return switch (query) {
            case "q0" -> leads(tenant);
            case "q1" -> List.of(Map.of("first", 20));
            case "q3" -> List.of(Map.of("first", 50, "filter", Map.of("stages", List.of(stage(tenant)), "text", TEXT)));
            case "q4" -> List.of(Map.of("input", Map.of("title", "Made while measuring", "source", "API")));
            default -> List.of(Map.of("first", 50));
        };
    }

    private List<Map<String, ?>> leads(UUID tenant) throws SQLException {
        List<Map<String, ?>> all = new ArrayList<>();
        for (var id : data.texts(
                "select id from leads.lead where tenant_id = ? order by md5(title) limit ?", tenant, LEADS_EACH)) {
            all.add(Map.of("id", TypeIds.encode("lead", UUID.fromString(id))));
        }
        return all;
    }

    private String stage(UUID tenant) throws SQLException {
        var ids = data.texts(
                "select id from leads.stage where tenant_id = ? and kind = 'OPEN' order by position limit 1", tenant);
        return TypeIds.encode("stage", UUID.fromString(ids.getFirst()));
    }
}
