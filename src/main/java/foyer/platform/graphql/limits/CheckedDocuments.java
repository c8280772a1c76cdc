package foyer.platform.graphql.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.errors.DocumentErrors;
import foyer.platform.graphql.limits.DocumentChecker.Verdict;
import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.stereotype.Component;

/**
 * The documents that passed, kept as they were parsed, and the limits that depend on who asks and with what variables.
 * The engine asks it for each operation before it runs; a refused document is not kept.
 */
@Component
class CheckedDocuments implements PreparsedDocumentProvider {

    /** About what a token takes as a parsed node. */
    private static final int BYTES_PER_TOKEN = 200;

    private final Cache<String, CheckedDocument> documents;
    private final DocumentChecker checker;
    private final LimitSettings limits;
    private final IntrospectionPolicy introspection;
    private final DocumentErrors errors;
    private final ObjectProvider<GraphQlSource> source;

    CheckedDocuments(
            LimitSettings limits,
            IntrospectionPolicy introspection,
            DocumentErrors errors,
            ObjectProvider<GraphQlSource> source,
            MeterRegistry meters) {
        this.limits = limits;
        this.introspection = introspection;
        this.errors = errors;
        this.source = source;
        this.checker = new DocumentChecker(limits);
        this.documents = Caffeine.newBuilder()
                .maximumWeight(limits.documentCache().toBytes())
                .weigher((String text, CheckedDocument document) ->
                        text.length() * Character.BYTES + document.tokens() * BYTES_PER_TOKEN)
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(meters, documents, "foyer.graphql.documents");
    }

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> unused) {
        var caller = CurrentCaller.get();
        return CompletableFuture.completedFuture(
                switch (verdict(input.getQuery(), caller.actor())) {
                    case Verdict.Passed(var document) -> admitted(document, input, caller);
                    case Verdict.OverLimits(var excesses) -> refused(excesses, caller);
                    case Verdict.Invalid(var invalid) ->
                        new PreparsedDocumentEntry(
                                errors.invalid(invalid, caller, introspection.admits(caller.actor())));
                });
    }

    private Verdict verdict(String text, Actor actor) {
        var maxTokens = actor instanceof Actor.Anonymous ? limits.tokensAnonymous() : limits.tokensSignedIn();
        var known = documents.getIfPresent(text);
        if (known != null) {
            return known.tokens() <= maxTokens
                    ? new Verdict.Passed(known)
                    : new Verdict.OverLimits(List.of(Limit.TOKENS.inDocument(maxTokens, known.tokens())));
        }
        var verdict = checker.check(text, source.getObject().schema(), maxTokens);
        if (verdict instanceof Verdict.Passed(var document) && text.length() <= limits.cachedDocument()) {
            documents.put(text, document);
        }
        return verdict;
    }

    private PreparsedDocumentEntry admitted(CheckedDocument document, ExecutionInput input, Caller caller) {
        var operation = document.operation(input.getOperationName());
        if (operation == null) {
            return document.entry();
        }
        var cost = operation.cost(input.getVariables());
        OperationReport report = input.getGraphQLContext().get(OperationReport.class);
        if (report != null) {
            report.knows(operation, cost);
        }
        try {
            check(operation, cost, caller.actor());
            if (report != null) {
                report.admits();
            }
            return document.entry();
        } catch (ApiException e) {
            return refused(List.of(e), caller);
        }
    }

    private void check(Operation operation, long cost, Actor actor) {
        if (cost > limits.cost()) {
            throw Limit.COST.inDocument(limits.cost(), cost);
        }
        if (operation.publicMutations() > limits.publicMutations()) {
            throw Limit.PUBLIC_MUTATIONS.inDocument(limits.publicMutations(), operation.publicMutations());
        }
        if (operation.introspects()) {
            introspection.check(actor);
        }
    }

    private PreparsedDocumentEntry refused(List<ApiException> excesses, Caller caller) {
        return new PreparsedDocumentEntry(errors.refused(excesses, caller));
    }
}
