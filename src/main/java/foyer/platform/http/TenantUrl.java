package foyer.platform.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An address that a tenant gave. Its form is checked here, its port and where its name leads with each call: by HTTPS, to
 * a name or a plainly written address, without a password in it.
 */
public final class TenantUrl {

    private static final int MAX_LENGTH = 2048;

    /** Labels, of which the last is no number: what is, is another way to write an IPv4 address (RFC 3696, section 2). */
    private static final Pattern NAME = Pattern.compile(
            "(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)+(?=[a-z0-9-]*[a-z])(?!0x)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final Pattern IPV4 = Pattern.compile("((0|[1-9][0-9]{0,2})\\.){3}(0|[1-9][0-9]{0,2})");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]{2,45}]");

    private final URI uri;

    private TenantUrl(URI uri) {
        this.uri = uri;
    }

    /**
     * The address that this text is.
     *
     * @throws IllegalArgumentException when it is none that may be called; says why, and never the text
     */
    public static TenantUrl of(String text) {
        var uri = parsed(text);
        require("https".equalsIgnoreCase(uri.getScheme()), "it is not https");
        require(uri.getRawUserInfo() == null && uri.getHost() != null, "it names more or less than a host");
        require(uri.getRawFragment() == null, "it has a fragment");
        var host = uri.getHost().toLowerCase(Locale.ROOT);
        require(
                NAME.matcher(host).matches()
                        || IPV4.matcher(host).matches()
                        || IPV6.matcher(host).matches(),
                "its host is neither a full name nor an address");
        return new TenantUrl(uri);
    }

    private static URI parsed(String text) {
        require(text.length() <= MAX_LENGTH, "it is too long");
        try {
            return new URI(text);
        } catch (URISyntaxException _) {
            throw new IllegalArgumentException("it is no address");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    URI uri() {
        return uri;
    }

    /** Shows the host only: paths and queries hold secrets. */
    @Override
    public String toString() {
        return "https://" + uri.getHost();
    }
}
