package foyer.platform.security;

import org.jspecify.annotations.Nullable;

/**
 * What a request brings to say who it comes from. The first that is there counts, in this order, and the others are not
 * looked at: a page that sends a token means the token, whatever cookie its browser adds.
 *
 * @param authorization the header {@code Authorization}, or the value that stands for it in {@code connection_init}
 * @param ticket a socket ticket, single use
 * @param cookie the value of the session cookie
 */
public record Credentials(
        @Nullable String authorization,
        @Nullable String ticket,
        @Nullable String cookie) {

    public static final Credentials NONE = new Credentials(null, null, null);

    public static Credentials authorization(@Nullable String authorization) {
        return new Credentials(authorization, null, null);
    }

    /** Never shows what it holds. */
    @Override
    public String toString() {
        return "Credentials";
    }
}
