package foyer.platform.graphql.persisted;

import foyer.platform.security.Caller;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Whose share a document that was taught counts against: a tenant's, or that of the network a stranger comes from.
 *
 * @param tenant whether it is a tenant's
 */
record DocumentOwner(boolean tenant, String id) {

    /** Of an address of IPv6 the first half is the network's; the other is for its one holder to choose. */
    private static final int NETWORK = 8;

    private static final int IPV6 = 16;

    static DocumentOwner of(Caller caller) {
        var tenant = caller.actor().tenantId();
        return tenant == null
                ? new DocumentOwner(false, network(caller.ip()))
                : new DocumentOwner(true, tenant.toString());
    }

    private static String network(@Nullable String ip) {
        if (ip == null) {
            return "unknown";
        }
        try {
            var bytes = InetAddress.ofLiteral(ip).getAddress();
            return HexFormat.of().formatHex(bytes.length == IPV6 ? Arrays.copyOf(bytes, NETWORK) : bytes);
        } catch (IllegalArgumentException e) {
            return ip;
        }
    }
}
