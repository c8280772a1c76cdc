package foyer.platform.graphql.execution;

import graphql.execution.preparsed.PreparsedDocumentProvider;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshotFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.data.method.HandlerMethodArgumentResolver;
import org.springframework.graphql.data.method.annotation.support.AnnotatedControllerConfigurer;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlInterceptor;

/**
 * Wires Spring GraphQL without what moves an operation off its thread: no executor for controller methods, no context
 * to carry from one thread to another. The caller is bound to the thread (ADR 003).
 */
@Configuration(proxyBeanMethods = false)
class ExecutionConfig {

    @Bean
    AnnotatedControllerConfigurer annotatedControllerConfigurer(
            ObjectProvider<HandlerMethodArgumentResolver> argumentResolvers) {
        var configurer = new AnnotatedControllerConfigurer();
        configurer.configureBinder(
                options -> options.conversionService(ApplicationConversionService.getSharedInstance()));
        configurer.addCustomArgumentResolver(new PageRequestArgument());
        argumentResolvers.orderedStream().forEach(configurer::addCustomArgumentResolver);
        return configurer;
    }

    @Bean
    GraphQlSourceBuilderCustomizer documentChecks(PreparsedDocumentProvider documents) {
        return source -> source.configureGraphQl(engine -> engine.preparsedDocumentProvider(documents));
    }

    /** A registry without thread locals: with nothing to capture, fields and loaders carry nothing about. */
    @Bean
    WebGraphQlHandler webGraphQlHandler(
            ExecutionGraphQlService service, ObjectProvider<WebGraphQlInterceptor> interceptors) {
        return WebGraphQlHandler.builder(service)
                .interceptors(interceptors.orderedStream().toList())
                .contextSnapshotFactory(ContextSnapshotFactory.builder()
                        .contextRegistry(new ContextRegistry().loadContextAccessors())
                        .build())
                .build();
    }
}
