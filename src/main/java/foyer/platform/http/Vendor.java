package foyer.platform.http;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * A service that the deployment uses, at an address that its operator set: {@code https}, or {@code http} on this machine,
 * where a stub of it may run.
 *
 * @param name what metrics and logs call it; one of a few
 * @param base what the paths of calls begin with, without a slash at the end
 */
public record Vendor(String name, URI base) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,30}");
    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    public Vendor {
        requireName(name);
        var host = base.getHost();
        var clear = "http".equals(base.getScheme())
                && host != null
                && THIS_MACHINE.matcher(host).matches();
        var plain = base.getRawUserInfo() == null && base.getRawQuery() == null && base.getRawFragment() == null;
        if (host == null
                || !plain
                || !(clear || "https".equals(base.getScheme()))
                || base.toString().endsWith("/")) {
            throw new IllegalArgumentException("the address of " + name + " is https://<host> and a path at most");
        }
    }

    static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a vendor's name is short and of small letters: " + name);
        }
    }
}
