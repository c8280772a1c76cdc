package foyer.properties;

import foyer.files.FileApi;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants.TestMember;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The property operations as one member sends them; each answers what came back. */
public record PropertyApi(TestMember member) {

    /** An id that nothing has. */
    static final String NOWHERE = new PropertyId(UUID.fromString("01890000-0000-7000-8000-000000000001")).toString();

    static final Map<String, Object> DUBAI = Map.of("lat", 25.2048, "lng", 55.2708);

    private static final String FIELDS = """
            id reference status nextStatuses kind purpose title description version bedrooms yearBuilt features
            addressHidden salePrice { amount { amountMinor currency } validUntil expired }
            rentPrice { amount { amountMinor currency } period validUntil expired } area { value unit }
            address { country city district street } location { lat lng } locationSource owner { name email phone }
            agent { id } team { id name } building { id } publishedAt archivedAt
            media { id kind cover alt caption file { id name } }
            checklist { item done }
            priceHistory { offer before { amountMinor currency } after { amountMinor currency } period actor { id } }
            timeline { nodes { kind changedFields before after } }
            """;

    /** A map with nulls in it, for variables. */
    static Map<String, @Nullable Object> input(@Nullable Object... pairs) {
        var input = new HashMap<String, @Nullable Object>();
        for (var i = 0; i < pairs.length; i += 2) {
            input.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return input;
    }

    public GraphQlAnswer run(String mutation, @Nullable Object... pairs) {
        var type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input!";
        var document = "mutation($input: %s) { %s(input: $input) { property { %s } userErrors { code path message } } }"
                .formatted(type, mutation, FIELDS);
        return member.client().post(document, Map.of("input", input(pairs)));
    }

    /** The property of a mutation that has to succeed. */
    public JsonNode done(String mutation, @Nullable Object... pairs) {
        return run(mutation, pairs).succeeded(mutation).data(mutation + ".property");
    }

    /** The codes of a mutation that is refused, each with its path below the input. */
    List<String> refused(String mutation, @Nullable Object... pairs) {
        return run(mutation, pairs).userErrors(mutation).stream()
                .map(error -> error.path("code").asString() + " "
                        + String.join(
                                ".",
                                error.path("path")
                                        .valueStream()
                                        .skip(1)
                                        .map(JsonNode::asString)
                                        .toList()))
                .toList();
    }

    /** A new flat for sale, without anything more than given. */
    public String create(@Nullable Object... pairs) {
        return create(input(pairs));
    }

    /** The same by the names of fields. */
    public String create(Map<String, ? extends @Nullable Object> fields) {
        var input = new HashMap<String, @Nullable Object>(fields);
        input.putIfAbsent("kind", "APARTMENT");
        input.putIfAbsent("purpose", "SALE");
        return member.client()
                .post(
                        "mutation($input: PropertyCreateInput!) { propertyCreate(input: $input) { property { id } userErrors { code path } } }",
                        Map.of("input", input))
                .succeeded("propertyCreate")
                .text("propertyCreate.property.id");
    }

    /** A new flat that has all that the public may want to know. */
    public String complete(@Nullable Object... pairs) {
        var input = input(
                "title",
                "Sea view",
                "description",
                "Two rooms above the marina.",
                "salePrice",
                Map.of("amount", Map.of("amountMinor", 100_000_000L, "currency", "AED")),
                "location",
                DUBAI);
        input.putAll(input(pairs));
        var id = create(input);
        photo(id);
        return id;
    }

    /** Puts a new picture on a property; answers its medium's id. */
    public String photo(String id) {
        var media = done("propertyMediaAdd", "id", id, "fileIds", List.of(new FileApi(member).picture()))
                .path("media");
        return media.path(media.size() - 1).path("id").asString();
    }

    /** A new flat that the public sees. */
    public String published(@Nullable Object... pairs) {
        var id = complete(pairs);
        done("propertyPublish", "id", id);
        return id;
    }

    public JsonNode property(String id) {
        return member.client()
                .post("query($id: ID!) { property(id: $id) { %s } }".formatted(FIELDS), Map.of("id", id))
                .data("property");
    }

    GraphQlAnswer properties(@Nullable Object... variables) {
        return member.client().post("""
                        query($filter: PropertyFilter, $orderBy: PropertyOrder! = CREATED_AT_DESC, $first: Int,
                              $after: String) {
                          properties(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
                            nodes { id title } totalCount pageInfo { hasNextPage endCursor }
                          }
                        }""", input(variables));
    }

    /** The titles on the page. */
    List<String> titles(@Nullable Object... variables) {
        return properties(variables)
                .data("properties.nodes")
                .valueStream()
                .map(node -> node.path("title").asString())
                .toList();
    }

    List<String> titlesOf(Map<String, ?> filter) {
        return titles("filter", filter);
    }
}
