package foyer.platform.graphql.live;

import foyer.platform.events.EventCursors;
import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.errors.Errors;
import foyer.platform.graphql.transport.OperationBounds;
import foyer.platform.graphql.transport.OperationRequest;
import foyer.platform.graphql.transport.Operations;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import graphql.ExecutionResult;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the items of one subscription: each is an operation of its own, as the subscriber. */
record LiveExecutor(
        Operations operations,
        Errors errors,
        EventCursors cursors,
        Duration time,
        OperationRequest request,
        Caller caller) {

    /** After these the subscriber is no longer who was admitted: there is nothing more to come. */
    private static final Set<ApiErrorCode> REFUSALS = EnumSet.of(
            ApiErrorCode.UNAUTHENTICATED,
            ApiErrorCode.FORBIDDEN,
            ApiErrorCode.NOT_ENTITLED,
            ApiErrorCode.PAYMENT_REQUIRED,
            ApiErrorCode.TENANT_SUSPENDED);

    /** What is sent for the message that is made from a cursor at this position; null when it makes none. */
    LiveStream.@Nullable Item item(long position, Function<String, @Nullable Object> message) {
        var bounds = new OperationBounds(time);
        return bounds.run(() -> {
            try {
                var value = CurrentCaller.call(caller, () -> message.apply(cursors.encode(position)));
                return value == null ? null : item(value, bounds);
            } catch (RuntimeException e) {
                return failed(e);
            }
        });
    }

    private LiveStream.Item item(Object value, OperationBounds bounds) {
        var result = operations.message(request, caller, new LiveMessage(value), bounds);
        return isRefused(result) ? new LiveStream.Failed(result) : new LiveStream.Next(result);
    }

    /** Reads as the subscriber, within the bounds of an operation. */
    <T extends @Nullable Object> T read(Supplier<T> read) {
        return new OperationBounds(time).run(() -> CurrentCaller.call(caller, read::get));
    }

    LiveStream.Failed failed(RuntimeException failure) {
        return new LiveStream.Failed(errors.result(failure, caller));
    }

    /** The buffer is full: a log has no message to leave out, so the client is told where to go on. */
    LiveStream.Failed overflow(long position) {
        var cursor = CurrentCaller.call(caller, () -> cursors.encode(position));
        return failed(new ApiException(
                ApiErrorCode.SUBSCRIPTION_OVERFLOW, "subscription.overflow", List.of(), Map.of("cursor", cursor)));
    }

    private static boolean isRefused(ExecutionResult result) {
        return result.getData() == null
                && result.getErrors().stream()
                        .anyMatch(error -> error.getExtensions() != null
                                && error.getExtensions().get("code") instanceof String code
                                && REFUSALS.contains(ApiErrorCode.valueOf(code)));
    }
}
