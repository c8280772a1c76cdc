package foyer.platform.graphql.access;

import foyer.platform.security.CurrentCaller;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;

/** A field's fetcher behind its guard: a refused field fetches nothing. */
public record GuardedFetcher(FieldGuard guard, DataFetcher<?> fetcher) implements DataFetcher<Object> {

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
        guard.check(CurrentCaller.actor());
        return fetcher.get(environment);
    }
}
