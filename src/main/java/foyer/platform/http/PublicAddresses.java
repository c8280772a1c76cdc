package foyer.platform.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses are the public network's: none that IANA's registries of special purposes name, none of a cloud's own
 * services, and none that stands for an IPv4 address in another form.
 */
final class PublicAddresses {

    private static final int IPV4_LENGTH = 4;
    private static final int MAPPED_AT = 12;

    /** IANA IPv4 Special-Purpose Address Registry, and what is for many receivers or reserved. */
    private static final List<Network> NOT_IN_IPV4 = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            // Azure's own services, at an address that looks public.
            "168.63.129.16/32");

    /** What is assigned to networks at all (IANA IPv6 Global Unicast Address Assignments). */
    private static final Network GLOBAL = new Network("2000::/3");

    /** Of that: protocols (Teredo among them), documentation, 6to4, and services of clouds. */
    private static final List<Network> NOT_IN_IPV6 =
            networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "2620:4f:8000::/48");

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        var bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return isPublicIpv4(bytes);
        }
        return GLOBAL.contains(bytes) && NOT_IN_IPV6.stream().noneMatch(network -> network.contains(bytes));
    }

    private static boolean isPublicIpv4(byte[] bytes) {
        var four = bytes.length == IPV4_LENGTH ? bytes : Arrays.copyOfRange(bytes, MAPPED_AT, bytes.length);
        return NOT_IN_IPV4.stream().noneMatch(network -> network.contains(four));
    }

    private static List<Network> networks(String... texts) {
        return Arrays.stream(texts).map(Network::new).toList();
    }

    /** Addresses that begin alike. */
    private static final class Network {

        private final byte[] prefix;
        private final int bits;

        Network(String text) {
            var parts = text.split("/", 2);
            try {
                this.prefix = InetAddress.ofLiteral(parts[0]).getAddress();
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(text, e);
            }
            this.bits = Integer.parseInt(parts[1]);
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (var bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> bit % Byte.SIZE;
                if (((prefix[bit / Byte.SIZE] ^ address[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Raises where one of them is not public: a name that leads to both kinds is an attempt. */
    static void require(InetAddress[] addresses) throws UnknownHostException {
        if (addresses.length == 0 || !Arrays.stream(addresses).allMatch(PublicAddresses::contain)) {
            throw new AddressRefusedException();
        }
    }
}
