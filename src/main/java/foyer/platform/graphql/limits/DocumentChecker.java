package foyer.platform.graphql.limits;

import foyer.platform.graphql.ApiException;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.schema.GraphQLSchema;
import graphql.validation.GoodFaithIntrospectionExceeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Parses a document, measures it, validates it and reckons its cost, in this order: nothing dear is done for a document
 * that is refused for something cheap.
 */
final class DocumentChecker {

    /** Longer than any number a schema takes; reading one of 100,000 digits would cost a second. */
    private static final int NUMBER_DIGITS = 1_000;

    private final LimitSettings limits;

    DocumentChecker(LimitSettings limits) {
        this.limits = limits;
    }

    /** What came of a document. */
    sealed interface Verdict {

        /** It may run. */
        record Passed(CheckedDocument document) implements Verdict {}

        /** It is over limits. */
        record OverLimits(List<ApiException> excesses) implements Verdict {}

        /** It is not GraphQL, or does not fit the schema. */
        record Invalid(List<? extends GraphQLError> errors) implements Verdict {}
    }

    Verdict check(String text, GraphQLSchema schema, int maxTokens) {
        var digits = longestNumber(text);
        if (digits > NUMBER_DIGITS) {
            return new Verdict.OverLimits(List.of(Limit.NUMBER_DIGITS.inDocument(NUMBER_DIGITS, digits)));
        }
        var tokens = new AtomicInteger();
        try {
            var document = parse(text, maxTokens, tokens);
            var excesses = excesses(Shapes.of(document, limits.listItems()));
            return excesses.isEmpty() ? validated(document, schema, tokens.get()) : new Verdict.OverLimits(excesses);
        } catch (ParseCancelledTooDeepException e) {
            return new Verdict.OverLimits(
                    List.of(Limit.DEPTH.inDocument(limits.depth(), ParserOptions.MAX_RULE_DEPTH)));
        } catch (ParseCancelledException e) {
            return new Verdict.OverLimits(
                    List.of(Limit.TOKENS.inDocument(maxTokens, Math.max(tokens.get(), maxTokens + 1))));
        } catch (InvalidSyntaxException e) {
            return new Verdict.Invalid(List.of(e.toInvalidSyntaxError()));
        } catch (GoodFaithIntrospectionExceeded e) {
            return new Verdict.Invalid(List.of(e.toBadFaithError()));
        } catch (ApiException e) {
            return new Verdict.OverLimits(List.of(e));
        }
    }

    private static Document parse(String text, int maxTokens, AtomicInteger tokens) {
        var options = ParserOptions.getDefaultOperationParserOptions()
                .transform(changed -> changed.maxTokens(maxTokens).parsingListener(token -> tokens.incrementAndGet()));
        return Parser.parse(ParserEnvironment.newParserEnvironment()
                .document(text)
                .parserOptions(options)
                .locale(Locale.ENGLISH)
                .build());
    }

    private Verdict validated(Document document, GraphQLSchema schema, int tokens) {
        var errors = ParseAndValidate.validate(schema, document, Locale.ENGLISH);
        if (!errors.isEmpty()) {
            return new Verdict.Invalid(errors);
        }
        var reader = new OperationReader(schema, document);
        var operations = document.getDefinitionsOfType(OperationDefinition.class).stream()
                .map(reader::read)
                .toList();
        return new Verdict.Passed(new CheckedDocument(new PreparsedDocumentEntry(document), tokens, operations));
    }

    private List<ApiException> excesses(Shapes.Measured measured) {
        var all = new ArrayList<>(measured.operations());
        all.addAll(measured.fragments());
        var largest = all.stream().reduce(Shape.EMPTY, Shape::largest);
        var width = measured.operations().stream().mapToLong(Shape::width).max().orElse(0);
        var excesses = new ArrayList<ApiException>();
        check(excesses, Limit.FIELDS, limits.fields(), largest.fields());
        check(excesses, Limit.DEPTH, limits.depth(), largest.depth());
        check(excesses, Limit.INTROSPECTION_DEPTH, limits.introspectionDepth(), largest.introspectionDepth());
        check(excesses, Limit.ALIASES, limits.aliases(), largest.aliases());
        check(excesses, Limit.ROOT_FIELDS, limits.rootFields(), width);
        check(excesses, Limit.DIRECTIVES, limits.directives(), largest.directives());
        check(excesses, Limit.DIRECTIVES_AT_ONCE, limits.directivesAtOnce(), largest.directivesAtOnce());
        return excesses;
    }

    private static void check(List<ApiException> excesses, Limit limit, long allowed, long actual) {
        if (actual > allowed) {
            excesses.add(limit.inDocument(allowed, actual));
        }
    }

    private static int longestNumber(String text) {
        var longest = 0;
        var run = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            run = c >= '0' && c <= '9' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
