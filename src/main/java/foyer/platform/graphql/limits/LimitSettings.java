package foyer.platform.graphql.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much one operation may ask for; {@code FOYER_LIMITS_…}. Fragments count as often as they are spread.
 *
 * @param bodySize bytes of a request's body
 * @param bodyTime for the whole body to arrive
 * @param jsonDepth objects and lists within one another in the body
 * @param listItems items of one list in variables or in the document
 * @param tokensAnonymous tokens of a document from nobody in particular
 * @param tokensSignedIn tokens of a document from a signed-in caller
 * @param depth fields within one another, introspection apart
 * @param introspectionDepth fields within one another below {@code __schema} and {@code __type}
 * @param fields fields of an operation
 * @param aliases aliases of an operation
 * @param rootFields fields of an operation's root
 * @param directives directives of an operation
 * @param directivesAtOnce directives in one place
 * @param publicMutations fields of Mutation that anyone may use ({@code @public}: those that take a secret and can be
 *     guessed at) in one operation
 * @param errors errors in one answer
 * @param cost cost of an operation: an object 2, a scalar 1, a row, times the page's size
 * @param resultNodes fields and elements of lists that an answer may have: what lists really hold is known only then
 * @param operationTime for an operation, unless {@code @timeout} grants it more
 * @param documentCache bytes of checked documents to keep
 * @param cachedDocument characters of a document worth keeping
 */
@ConfigurationProperties("foyer.limits")
public record LimitSettings(
        @DefaultValue("256KB") DataSize bodySize,
        @DefaultValue("20s") Duration bodyTime,
        @DefaultValue("32") int jsonDepth,
        @DefaultValue("1000") int listItems,
        @DefaultValue("2000") int tokensAnonymous,
        @DefaultValue("5000") int tokensSignedIn,
        @DefaultValue("15") int depth,
        @DefaultValue("20") int introspectionDepth,
        @DefaultValue("5000") int fields,
        @DefaultValue("30") int aliases,
        @DefaultValue("20") int rootFields,
        @DefaultValue("50") int directives,
        @DefaultValue("4") int directivesAtOnce,
        @DefaultValue("1") int publicMutations,
        @DefaultValue("5") int errors,
        @DefaultValue("5000") int cost,
        @DefaultValue("100000") int resultNodes,
        @DefaultValue("10s") Duration operationTime,
        @DefaultValue("32MB") DataSize documentCache,
        @DefaultValue("32768") int cachedDocument) {}
