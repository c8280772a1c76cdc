package foyer.billing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a provider can be asked to do with money; {@link MoneyRequests} has it done once for each request.
 *
 * @param <S> what money it is about
 * @param <A> what the provider answers
 */
interface MoneyDeed<S, A> {

    MoneyKind kind();

    MoneyRequestQueries<S, ?> queries();

    /** With whom it is about what, by the provider's own name for it: where people look. */
    String there(S subject);

    /** What history tells besides the amount. */
    default List<Difference> about(S subject) {
        return List.of();
    }

    /**
     * Asks the provider for it, by the request's key. Not in a transaction.
     *
     * @throws foyer.platform.graphql.UserErrorException as {@link ProviderCalls#counted} does, and UNSUPPORTED where the keys
     *     that there are cannot know of it
     */
    A asked(MoneyRequest<S> request);

    /**
     * What came of a request of which the provider may have forgotten the key, by what it shows of it; null where nothing is
     * to be found. Not in a transaction.
     *
     * @throws foyer.platform.graphql.UserErrorException as {@link #asked} does
     */
    default @Nullable A found(MoneyRequest<S> request) {
        return null;
    }

    /** Takes over what came of it, as webhooks and comparisons do, whichever comes first; answers its id. */
    UUID taken(Account account, MoneyRequest<S> request, A answer, Instant now);
}
