package foyer.platform.web;

import foyer.platform.crypto.Secret;
import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import java.lang.ScopedValue.CallableOp;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an operation wants done with the session cookie, told to the transport that runs it and is able to do it. A
 * transport that cannot set a cookie (a socket, a stream that has begun) opens none, and then nobody can ask for one.
 */
public final class CookieAnswer {

    private static final ScopedValue<CookieAnswer> CURRENT = ScopedValue.newInstance();

    private @Nullable Change change;

    /** What becomes of the browser's cookie. */
    sealed interface Change {

        /** It holds this for so long, whatever the server makes of it before. */
        record Kept(Secret value, Duration age) implements Change {}

        record TakenBack() implements Change {}
    }

    /** Runs an operation whose answer can set a cookie. */
    public <T, X extends Throwable> T during(CallableOp<T, X> operation) throws X {
        return ScopedValue.where(CURRENT, this).call(operation);
    }

    /**
     * To be asked before anything is done for the sake of a cookie.
     *
     * @throws ApiException BAD_USER_INPUT where the answer cannot set one
     */
    public static void require() {
        if (!CURRENT.isBound()) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "session.cookieTransport");
        }
    }

    /** Whether the answer can set one. */
    public static boolean isPossible() {
        return CURRENT.isBound();
    }

    /** Has the browser keep the value. */
    public static void keep(Secret value, Duration age) {
        require();
        CURRENT.get().change = new Change.Kept(value, age);
    }

    /** Has the browser forget its cookie, where the answer can; one that was set by this same operation stays. */
    public static void takeBack() {
        if (CURRENT.isBound() && CURRENT.get().change == null) {
            CURRENT.get().change = new Change.TakenBack();
        }
    }

    /** What was asked for; null for nothing. */
    @Nullable Change change() {
        return change;
    }
}
