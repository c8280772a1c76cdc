package foyer.bench;

import foyer.bench.data.BenchData.Owner;
import foyer.bench.load.ServerProcess;
import foyer.bench.load.Side;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads of one very large company through the API. */
final class LargeReads {

    private static final int DEEP = 500;

    private static final String LIST = """
            query($filter: LeadFilter, $orderBy: LeadOrder, $orderByField: CustomFieldOrderInput) {
              leads(filter: $filter, orderBy: $orderBy, orderByField: $orderByField, first: 20) {
                pageInfo { hasNextPage endCursor }
                nodes { id title source score version createdAt stage { key name } contact { name } }
              }
            }""";
    private static final String COUNT =
            "query($filter: LeadFilter) { leads(filter: $filter, first: 1) { totalCount } }";
    private static final String BOARD = """
            query($filter: LeadFilter) {
              leadBoard(filter: $filter) {
                stages { stage { key } count leads(first: 20) { nodes { id title score contact { name } } } }
              }
            }""";

    private static final String STATS = """
            query($from: Date!, $to: Date!) {
              leadStats(from: $from, to: $to) {
                total { created won lost conversionRate averageSecondsToWin wonValue { amountMinor currency } }
                bySource { source tally { created won } }
                byAssignee { assignee { id } tally { created won } }
                byStage { stage { key } entered left averageSeconds }
                byDay { date tally { created won lost } }
              }
            }""";

    private static final Map<String, Object> NARROW = Map.of(
            "kinds", List.of("OPEN"),
            "unassigned", false,
            "sources", List.of("MANUAL", "FORM"),
            "tags", Map.of("any", List.of("usual", "rare"), "none", List.of("never")),
            "score", Map.of("min", 90, "max", 100),
            "value", Map.of("currency", "USD", "minMinor", 1_000),
            "createdAt", Map.of("from", "2025-10-02T00:00:00Z"),
            "updatedAt", Map.of("from", "2026-09-01T00:00:00Z"),
            "doNotContact", false,
            "archived", false);

    private static final List<String> ORDERS = List.of("UPDATED_AT_DESC", "TITLE_ASC", "SCORE_DESC", "VALUE_DESC");
    private static final Map<String, Object> BY_SIZE = Map.of("field", "size", "direction", "ASC");

    private final ServerProcess server;
    private final Owner owner;

    LargeReads(ServerProcess server, Owner owner) {
        this.server = server;
        this.owner = owner;
    }

    List<Side> sides() {
        var pages = new Pages(server, owner);
        var sides = new ArrayList<>(List.of(pages.page(1), pages.page(DEEP)));
        for (var order : ORDERS) {
            sides.add(side("list, " + order, LIST, Map.of("orderBy", order)));
            sides.add(side("filter on ten fields, " + order, LIST, Map.of("filter", NARROW, "orderBy", order)));
        }
        sides.add(side("list, custom field", LIST, Map.of("orderByField", BY_SIZE)));
        sides.add(side("filter on ten fields, custom field", LIST, Map.of("filter", NARROW, "orderByField", BY_SIZE)));
        filters().forEach((name, filter) -> sides.add(side(name, LIST, Map.of("filter", filter))));
        sides.add(side("board", BOARD, Map.of()));
        sides.add(side("board, filter on ten fields", BOARD, Map.of("filter", NARROW)));
        sides.add(side("count", COUNT, Map.of()));
        sides.add(side("count, filter by tag", COUNT, Map.of("filter", tag("common"))));
        counted().forEach((name, filter) -> sides.add(side("count, " + name, COUNT, Map.of("filter", filter))));
        sides.add(side("count, search of a name", COUNT, Map.of("filter", text("harbour"))));
        sides.add(side("statistics of a year", STATS, days(366)));
        sides.add(side("statistics of 30 days", STATS, days(30)));
        sides.add(side("statistics of 7 days", STATS, days(7)));
        return sides;
    }

    /** Of the time in which the leads were made. */
    private static Map<String, Object> days(int many) {
        var from = LocalDate.now(ZoneOffset.UTC).minusDays(401);
        return Map.of("from", from.toString(), "to", from.plusDays(many - 1).toString());
    }

    private static Map<String, Map<String, Object>> filters() {
        var filters = new LinkedHashMap<String, Map<String, Object>>();
        filters.put("filter on ten fields", NARROW);
        for (var tag : List.of("common", "usual", "rare")) {
            filters.put("filter by tag, " + tag, tag(tag));
        }
        filters.put("filter by doNotContact", Map.of("doNotContact", true));
        filters.put("filter by nobody's source", Map.of("sources", List.of("API")));
        filters.put("filter by custom field, common", size(100, 900));
        filters.put("filter by custom field, rare", size(777, 777));
        filters.put("filter by custom field, none", size(5_000, 6_000));
        // Every lead's, every fourth lead's, one lead's, one lead's and a common word, nobody's, a slip, a note's, two
        // common words that meet, two that never do, part of a phone.
        for (var words : List.of(
                "person",
                "harbour",
                "person777123@example.com",
                "harbour 777120",
                "nowhere",
                "harbuor",
                "bungalow",
                "harbour company",
                "harbour garden",
                "050 077 7123")) {
            filters.put("search, " + words, text(words));
        }
        return filters;
    }

    /** Of parts that no index tells of, and of common things that few have together. */
    private static Map<String, Map<String, Object>> counted() {
        var counted = new LinkedHashMap<String, Map<String, Object>>();
        counted.put("filter on ten fields", NARROW);
        counted.put("doNotContact", Map.of("doNotContact", true));
        counted.put("source", Map.of("sources", List.of("FORM")));
        counted.put("nobody's source", Map.of("sources", List.of("API")));
        counted.put(
                "common tag, one score", Map.of("tags", Map.of("any", List.of("common")), "score", Map.of("min", 100)));
        counted.put("custom field", size(100, 900));
        return counted;
    }

    private static Map<String, Object> size(int min, int max) {
        return Map.of(
                "customFields",
                List.of(Map.of("field", "size", "min", String.valueOf(min), "max", String.valueOf(max))));
    }

    private static Map<String, Object> tag(String tag) {
        return Map.of("tags", Map.of("all", List.of(tag)));
    }

    private static Map<String, Object> text(String words) {
        return Map.of("text", words);
    }

    private Side side(String name, String document, Map<String, ?> variables) {
        return new Side(
                name, server, List.of(Side.graphql(owner.token(), Queries.body(document, variables))), "{\"data\"");
    }
}
