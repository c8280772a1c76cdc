package foyer.platform.graphql.transport;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.limits.Limit;
import foyer.platform.graphql.limits.LimitSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one JSON object, and nothing that two readers could understand differently: no key twice, nothing after the
 * end, no text with a NUL or half a character, no number beyond its type, no endless nesting or list.
 */
public final class StrictJson {

    private static final int NUMBER_DIGITS = 1_000;

    private final JsonFactory factory;
    private final LimitSettings limits;

    public StrictJson(LimitSettings limits) {
        this.limits = limits;
        this.factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.jsonDepth())
                        .maxNumberLength(NUMBER_DIGITS)
                        .build())
                .build();
    }

    /**
     * The object that the text is.
     *
     * @throws ApiException BAD_USER_INPUT when it is none
     */
    public Map<String, @Nullable Object> object(String text) {
        try (var parser = factory.createParser(ObjectReadContext.empty(), text)) {
            var first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                throw bad("body.batch");
            }
            if (first != JsonToken.START_OBJECT) {
                throw bad("body.noObject");
            }
            var object = object(parser);
            if (parser.nextToken() != null) {
                throw bad("body.malformed");
            }
            return object;
        } catch (StreamConstraintsException e) {
            throw constraint(e);
        } catch (JacksonException e) {
            throw bad("body.malformed");
        }
    }

    private Map<String, @Nullable Object> object(JsonParser parser) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = text(parser.currentName());
            parser.nextToken();
            object.put(name, value(parser));
        }
        return object;
    }

    private List<@Nullable Object> list(JsonParser parser) {
        var list = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (list.size() == limits.listItems()) {
                throw Limit.LIST_ITEMS.inInput(limits.listItems(), limits.listItems() + 1L);
            }
            list.add(value(parser));
        }
        return list;
    }

    private @Nullable Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> text(parser.getString());
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> number(parser.getDoubleValue());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case null, default -> throw bad("body.malformed");
        };
    }

    private static Double number(double number) {
        if (Double.isInfinite(number)) {
            throw bad("body.badNumber");
        }
        return number;
    }

    private static String text(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0) {
                throw bad("body.badText");
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw bad("body.badText");
                }
                i++;
            }
        }
        return text;
    }

    private ApiException constraint(StreamConstraintsException e) {
        return String.valueOf(e.getOriginalMessage()).contains("nesting depth")
                ? Limit.JSON_DEPTH.inInput(limits.jsonDepth(), limits.jsonDepth() + 1L)
                : bad("body.badNumber");
    }

    private static ApiException bad(String messageKey) {
        return new ApiException(ApiErrorCode.BAD_USER_INPUT, messageKey);
    }
}
