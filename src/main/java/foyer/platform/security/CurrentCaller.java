package foyer.platform.security;

import java.lang.ScopedValue.CallableOp;
import java.util.Objects;
import java.util.UUID;

/** The caller of the running operation: bound for the extent of a call, so it can neither leak nor be forgotten. */
public final class CurrentCaller {

    private static final ScopedValue<Caller> CALLER = ScopedValue.newInstance();

    private CurrentCaller() {}

    /** Runs the operation as this caller; the caller before is back when it returns or throws. */
    public static <T, X extends Throwable> T call(Caller caller, CallableOp<T, X> operation) throws X {
        return ScopedValue.where(CALLER, caller).call(operation);
    }

    public static boolean isBound() {
        return CALLER.isBound();
    }

    /** The caller; a statement or a check outside any operation is a defect and raises. */
    public static Caller get() {
        return CALLER.orElseThrow(() -> new IllegalStateException("no caller is bound: run inside CurrentCaller.call"));
    }

    public static Actor actor() {
        return get().actor();
    }

    /** The tenant acted in; asking for it outside a tenant is a defect and raises. */
    public static UUID tenant() {
        return Objects.requireNonNull(actor().tenantId(), "the caller acts in no tenant");
    }
}
