package foyer.platform.graphql.mutation;

import foyer.platform.graphql.UserError;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.messages.Messages;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Around every field of Mutation: user errors and violated constraints become the payload that tells them, with every
 * result null; anything else bubbles up. By then the service's transaction has been rolled back.
 */
@Component
public class MutationOutcomes {

    private static final String USER_ERRORS = "userErrors";

    private final Messages messages;
    private final Constraints constraints;
    private final KeyedErrors keyedErrors;

    MutationOutcomes(Messages messages, Constraints constraints, KeyedErrors keyedErrors) {
        this.messages = messages;
        this.constraints = constraints;
        this.keyedErrors = keyedErrors;
    }

    /** The fetcher of a mutation, with its failures told as the payload's user errors. */
    public DataFetcher<Object> around(GraphQLFieldDefinition mutation, DataFetcher<?> fetcher) {
        var errorEnum = errorEnum(mutation);
        return environment -> {
            try {
                return switch (fetcher.get(environment)) {
                    case Mono<?> mono -> told(mono.toFuture(), errorEnum);
                    case CompletionStage<?> stage -> told(stage, errorEnum);
                    case null -> null;
                    case Object payload -> payload;
                };
            } catch (RuntimeException e) {
                return payload(e, errorEnum);
            }
        };
    }

    private CompletionStage<@Nullable Object> told(CompletionStage<?> stage, String errorEnum) {
        return stage.handle((payload, failure) -> failure == null ? payload : payload(failure, errorEnum));
    }

    private Map<String, Object> payload(Throwable thrown, String errorEnum) {
        var failure = thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        var userErrors =
                failure instanceof UserErrorException known ? known : constraints.userError(failure, errorEnum);
        if (userErrors == null) {
            throw failure instanceof RuntimeException e ? e : new CompletionException(failure);
        }
        keyedErrors.keep(failure, userErrors);
        var payload = new HashMap<>(userErrors.payload());
        payload.put(
                USER_ERRORS, userErrors.problems().stream().map(this::userError).toList());
        return payload;
    }

    private UserError userError(UserErrorException.Problem problem) {
        var code = problem.code();
        var key = code.getDeclaringClass().getSimpleName() + "." + code.name();
        return new UserError(code, messages.get(key, problem.arguments().toArray()), path(problem.path()));
    }

    private static @Nullable List<String> path(@Nullable List<String> field) {
        if (field == null) {
            return null;
        }
        var path = new ArrayList<String>();
        path.add("input");
        path.addAll(field);
        return path;
    }

    /** The name of the enum of codes that the mutation's payload tells. */
    private static String errorEnum(GraphQLFieldDefinition mutation) {
        var payload = GraphQLTypeUtil.unwrapAll(mutation.getType());
        var userErrors = payload instanceof GraphQLFieldsContainer fields ? fields.getField(USER_ERRORS) : null;
        if (userErrors != null
                && GraphQLTypeUtil.unwrapAll(userErrors.getType()) instanceof GraphQLFieldsContainer error
                && error.getField("code") != null
                && GraphQLTypeUtil.unwrapAll(error.getField("code").getType()) instanceof GraphQLEnumType codes) {
            return codes.getName();
        }
        throw new IllegalStateException(
                "Mutation." + mutation.getName() + ": its payload needs userErrors with a code of an enum");
    }
}
