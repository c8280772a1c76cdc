package foyer.platform.graphql.live;

import foyer.platform.events.EventCursors;
import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.errors.ApiError;
import foyer.platform.graphql.errors.Errors;
import foyer.platform.graphql.transport.OperationBounds;
import foyer.platform.graphql.transport.OperationRequest;
import foyer.platform.graphql.transport.Operations;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import graphql.ExecutionResult;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the items of one subscription: each is an operation of its own, as the subscriber, when its turn has come. */
record LiveExecutor(
        LiveGate gate,
        Operations operations,
        Errors errors,
        EventCursors cursors,
        Duration time,
        OperationRequest request,
        Caller caller) {

    /** After these there is nothing to go on from: the subscriber is no longer who was admitted, or has to begin anew. */
    private static final Set<ApiErrorCode> REFUSALS = EnumSet.of(
            ApiErrorCode.CURSOR_EXPIRED,
            ApiErrorCode.UNAUTHENTICATED,
            ApiErrorCode.FORBIDDEN,
            ApiErrorCode.NOT_ENTITLED,
            ApiErrorCode.PAYMENT_REQUIRED,
            ApiErrorCode.TENANT_SUSPENDED);

    /**
     * What is sent for the message that is made from a cursor at this position; null when it makes none. One without
     * data would be lost if the next one moved the client's cursor past it: it ends the stream.
     *
     * @param told how far the subscriber has been told everything
     */
    LiveStream.@Nullable Item item(long position, long told, Function<String, @Nullable Object> message) {
        return inTurn(bounds -> {
            try {
                var value = CurrentCaller.call(caller, () -> message.apply(cursors.encode(position)));
                return value == null ? null : item(value, told, bounds);
            } catch (RuntimeException e) {
                return failed(e, told);
            }
        });
    }

    private LiveStream.Item item(Object value, long told, OperationBounds bounds) {
        var result = operations.message(request, caller, new LiveMessage(value), bounds);
        return result.getData() == null ? failed(result, told) : new LiveStream.Next(result);
    }

    /** Reads as the subscriber, within the bounds of an operation. */
    <T extends @Nullable Object> T read(Supplier<T> read) {
        return inTurn(_ -> CurrentCaller.call(caller, read::get));
    }

    private <T extends @Nullable Object> T inTurn(Function<OperationBounds, T> work) {
        var tenant = CurrentCaller.call(caller, CurrentCaller::tenant);
        return gate.inTurn(tenant, () -> {
            var bounds = new OperationBounds(time);
            return bounds.run(() -> work.apply(bounds));
        });
    }

    LiveStream.Failed failed(RuntimeException failure, long told) {
        return failed(errors.result(failure, caller), told);
    }

    /** The buffer is full: a log has no message to leave out, so the client is told where to go on. */
    LiveStream.Failed overflow(long told) {
        return failed(new ApiException(ApiErrorCode.SUBSCRIPTION_OVERFLOW, "subscription.overflow"), told);
    }

    /** Ends the stream and says where to go on, unless there is nothing more to come. */
    private LiveStream.Failed failed(ExecutionResult result, long told) {
        if (isRefused(result)) {
            return new LiveStream.Failed(result);
        }
        var cursor = CurrentCaller.call(caller, () -> cursors.encode(told));
        var goingOn = result.getErrors().stream()
                .map(error -> error instanceof ApiError ours ? ours.and("cursor", cursor) : error)
                .toList();
        return new LiveStream.Failed(
                ExecutionResult.newExecutionResult().errors(goingOn).build());
    }

    private static boolean isRefused(ExecutionResult result) {
        return result.getErrors().stream()
                .anyMatch(error -> error.getExtensions() != null
                        && error.getExtensions().get("code") instanceof String code
                        && REFUSALS.contains(ApiErrorCode.valueOf(code)));
    }
}
