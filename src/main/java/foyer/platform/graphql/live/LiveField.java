package foyer.platform.graphql.live;

import foyer.platform.graphql.access.FieldGuard;
import foyer.platform.security.CurrentCaller;
import graphql.TrivialDataFetcher;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * The fetcher of a field of Subscription, behind its guard, which is asked when the subscription begins and again for
 * each message. Trivial by its interface only, which keeps Spring from making a publisher of what it gives.
 */
public record LiveField(FieldGuard guard, DataFetcher<?> stream) implements TrivialDataFetcher<Object> {

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
        guard.check(CurrentCaller.actor());
        LiveMessage message = environment.getGraphQlContext().get(LiveMessage.class);
        if (message != null) {
            return message.value();
        }
        return stream.get(environment) instanceof Publisher<?> publisher
                ? Mono.from(publisher).block()
                : null;
    }
}
