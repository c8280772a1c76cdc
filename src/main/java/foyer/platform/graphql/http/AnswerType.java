package foyer.platform.graphql.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The two types an answer can have (GraphQL over HTTP, "Media types"), and which one a request accepts. */
enum AnswerType {
    /** Its status tells whether the document ran. */
    GRAPHQL_RESPONSE("application", "graphql-response+json"),
    /** Understood by every client; 200 for everything that is a GraphQL request. */
    JSON("application", "json");

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

    /** The type for this {@code Accept} header; JSON where the client leaves the choice. */
    static AnswerType accepted(@Nullable String accept) throws RequestRefused {
        if (accept == null || accept.isBlank()) {
            return JSON;
        }
        try {
            return accepted(MediaType.parseMediaTypes(accept));
        } catch (InvalidMediaTypeException e) {
            throw notAcceptable();
        }
    }

    private static AnswerType accepted(List<MediaType> ranges) throws RequestRefused {
        var graphql = quality(ranges, GRAPHQL_RESPONSE);
        var json = quality(ranges, JSON);
        if (graphql <= 0 && json <= 0) {
            throw notAcceptable();
        }
        var named = ranges.stream().anyMatch(range -> range.equalsTypeAndSubtype(GRAPHQL_RESPONSE.mediaType()));
        return graphql > json || (graphql == json && named) ? GRAPHQL_RESPONSE : JSON;
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
