package foyer.entitlements;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.UserErrorException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * There is no more of a limit. A mutation tells it as a user error of its noun, {@link #as}; where nobody does, it is
 * the top-level error NOT_ENTITLED.
 */
public final class EntitlementException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Limit limit;
    private final long allowed;
    private final long used;
    private final @Nullable String plan;
    private final @Nullable Instant resetsAt;

    /**
     * @param used what is used and reserved
     * @param plan the smallest plan with room for what was asked; null when there is none
     * @param resetsAt when a quota begins anew; null for a stock
     */
    EntitlementException(Limit limit, long allowed, long used, @Nullable String plan, @Nullable Instant resetsAt) {
        super(limit + ": " + used + " of " + allowed, told(limit, allowed, used, plan, resetsAt));
        this.limit = limit;
        this.allowed = allowed;
        this.used = used;
        this.plan = plan;
        this.resetsAt = resetsAt;
    }

    /** The top-level error that it is where nobody tells it as an error of their noun. */
    public ApiException told() {
        return told(limit, allowed, used, plan, resetsAt);
    }

    public Limit limit() {
        return limit;
    }

    public LimitRefusal refusal() {
        return limit.refusal();
    }

    public long allowed() {
        return allowed;
    }

    public long used() {
        return used;
    }

    public @Nullable String plan() {
        return plan;
    }

    public @Nullable Instant resetsAt() {
        return resetsAt;
    }

    /**
     * The user error of a noun, whose enum has a code with the refusal's name. Its text may use {@code {0}} allowed,
     * {@code {1}} used, {@code {2}} 1 when a plan would help and else 0, {@code {3}} that plan, {@code {4}} when a quota
     * begins anew.
     */
    public <E extends Enum<E>> UserErrorException as(Class<E> codes) {
        return UserErrorException.of(
                Enum.valueOf(codes, refusal().name()), arguments().toArray());
    }

    /** The same at a field of the input. */
    public <E extends Enum<E>> UserErrorException at(String field, Class<E> codes) {
        return UserErrorException.at(
                field, Enum.valueOf(codes, refusal().name()), arguments().toArray());
    }

    /** The same at a field, by a code of the noun's own: where one mutation meets several limits of it. */
    public UserErrorException at(String field, Enum<?> code) {
        return UserErrorException.at(field, code, arguments().toArray());
    }

    private List<Object> arguments() {
        return arguments(allowed, used, plan, resetsAt);
    }

    private static List<Object> arguments(long allowed, long used, @Nullable String plan, @Nullable Instant resetsAt) {
        var arguments = new ArrayList<Object>(List.of(allowed, used, plan == null ? 0 : 1, plan == null ? "" : plan));
        arguments.add(resetsAt == null ? "" : resetsAt.toString());
        return arguments;
    }

    private static ApiException told(
            Limit limit, long allowed, long used, @Nullable String plan, @Nullable Instant resetsAt) {
        var extensions = new HashMap<String, Object>(
                Map.of("reason", limit.refusal().name(), "limit", limit.name(), "allowed", allowed, "used", used));
        if (plan != null) {
            extensions.put("plan", plan);
        }
        if (resetsAt != null) {
            extensions.put("resetsAt", resetsAt.toString());
        }
        return new ApiException(
                ApiErrorCode.NOT_ENTITLED, "entitlements.limit", arguments(allowed, used, plan, resetsAt), extensions);
    }
}
