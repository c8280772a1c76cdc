package foyer.payments.paypal;

import static foyer.payments.paypal.PayPalDiary.JSON;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The list of events of a test's PayPal: of a type and a time, page by page, the newest first. */
record PayPalEventList(List<ObjectNode> events) {

    static final String PATH = "/v1/notifications/webhooks-events?";

    private static final String TOKEN = "&next_page_token=";

    ObjectNode page(String path) {
        var asked = query(path);
        var from = Instant.parse(asked.get("start_time"));
        var until = Instant.parse(asked.get("end_time"));
        var size = Integer.parseInt(asked.getOrDefault("page_size", "10"));
        var skipped = Integer.parseInt(asked.getOrDefault("next_page_token", "0"));
        var all = events.reversed().stream()
                .filter(event -> event.path("event_type").asString().equals(asked.get("event_type")))
                .filter(event ->
                        isBetween(Instant.parse(event.path("create_time").asString()), from, until))
                .toList();
        var answer = JSON.createObjectNode();
        var list = answer.putArray("events");
        // Fewer than were asked for, as PayPal may.
        var most = Math.min(size, 2);
        all.stream().skip(skipped).limit(most).forEach(event -> list.add(event.deepCopy()));
        var links = answer.putArray("links");
        if (all.size() > skipped + most) {
            var same = path.contains(TOKEN) ? path.substring(0, path.indexOf(TOKEN)) : path;
            links.addObject()
                    .put("rel", "next")
                    .put("method", "GET")
                    .put("href", "https://api.paypal.com" + same + TOKEN + (skipped + most));
        }
        return answer.put("count", list.size());
    }

    private static boolean isBetween(Instant at, Instant from, Instant until) {
        return !at.isBefore(from) && !at.isAfter(until);
    }

    private static Map<String, String> query(String path) {
        var asked = new HashMap<String, String>();
        for (var part : URI.create(path).getRawQuery().split("&", -1)) {
            var at = part.indexOf('=');
            asked.put(part.substring(0, at), URLDecoder.decode(part.substring(at + 1), StandardCharsets.UTF_8));
        }
        return asked;
    }
}
