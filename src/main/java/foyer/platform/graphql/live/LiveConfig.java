package foyer.platform.graphql.live;

import foyer.platform.database.DatabaseSettings;
import foyer.platform.events.EventLog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;

/** Gives the engine the strategies that subscriptions need; failures become errors as everywhere. */
@Configuration(proxyBeanMethods = false)
class LiveConfig {

    @Bean
    LiveGate liveGate(DatabaseSettings database) {
        return LiveGate.before(database.appPoolSize());
    }

    @Bean
    GraphQlSourceBuilderCustomizer liveStrategies(
            ObjectProvider<DataFetcherExceptionResolver> resolvers, ObjectProvider<EventLog> log) {
        var exceptions = DataFetcherExceptionResolver.createExceptionHandler(
                resolvers.orderedStream().toList());
        return source -> source.configureGraphQl(engine -> engine.queryExecutionStrategy(
                        new QueryStrategy(exceptions, () -> log.getObject().head()))
                .subscriptionExecutionStrategy(new LiveStrategy(exceptions)));
    }
}
