package foyer.platform.graphql.http;

import foyer.platform.graphql.transport.RequestRefused;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * The types an answer can have (GraphQL over HTTP, "Media types"; GraphQL over Server-Sent Events, "Distinct connections
 * mode"), and which one a request accepts.
 */
enum AnswerType {
    /** Its status tells whether the document ran. */
    GRAPHQL_RESPONSE("application", "graphql-response+json"),
    /** Understood by every client; 200 for everything that is a GraphQL request. */
    JSON("application", "json"),
    /** As many answers as there are, for who asks for it by name. */
    EVENT_STREAM("text", "event-stream");

    private final String type;
    private final String subtype;

    AnswerType(String type, String subtype) {
        this.type = type;
        this.subtype = subtype;
    }

    String header() {
        return type + "/" + subtype + ";charset=utf-8";
    }

    private MediaType mediaType() {
        return new MediaType(type, subtype);
    }

    /**
     * What a client accepts.
     *
     * @param type of the one answer to a query or a mutation
     * @param streams whether a subscription can be answered, as an event stream
     */
    record Accepted(AnswerType type, boolean streams) {}

    /** What this {@code Accept} header accepts; JSON where the client leaves the choice. */
    static Accepted accepted(@Nullable String accept) throws RequestRefused {
        if (accept == null || accept.isBlank()) {
            return new Accepted(JSON, false);
        }
        try {
            return accepted(MediaType.parseMediaTypes(accept));
        } catch (InvalidMediaTypeException e) {
            throw notAcceptable();
        }
    }

    private static Accepted accepted(List<MediaType> ranges) throws RequestRefused {
        var graphql = quality(ranges, GRAPHQL_RESPONSE);
        var json = quality(ranges, JSON);
        var stream = isNamed(ranges, EVENT_STREAM) ? quality(ranges, EVENT_STREAM) : 0;
        if (graphql <= 0 && json <= 0 && stream <= 0) {
            throw notAcceptable();
        }
        if (stream > Math.max(graphql, json)) {
            return new Accepted(EVENT_STREAM, true);
        }
        var preferred = graphql > json || (graphql == json && isNamed(ranges, GRAPHQL_RESPONSE));
        return new Accepted(preferred ? GRAPHQL_RESPONSE : JSON, stream > 0);
    }

    private static boolean isNamed(List<MediaType> ranges, AnswerType answer) {
        return ranges.stream().anyMatch(range -> range.equalsTypeAndSubtype(answer.mediaType()));
    }

    /** The quality that the most specific range gives the type; 0 when none includes it. */
    private static double quality(List<MediaType> ranges, AnswerType answer) {
        var type = answer.mediaType();
        var quality = 0.0;
        var specificity = -1;
        for (var range : ranges) {
            var charset = range.getParameter("charset");
            if (!range.includes(type) || (charset != null && !charset.equalsIgnoreCase("utf-8"))) {
                continue;
            }
            var itsSpecificity = range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2;
            if (itsSpecificity > specificity) {
                specificity = itsSpecificity;
                quality = range.getQualityValue();
            }
        }
        return quality;
    }

    private static RequestRefused notAcceptable() {
        return new RequestRefused(HttpStatus.NOT_ACCEPTABLE, "request.accept");
    }
}
