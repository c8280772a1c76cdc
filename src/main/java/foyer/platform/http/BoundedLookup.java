package foyer.platform.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks names up for connections, in bounded time. What it answers is what is connected to: an address that was checked
 * here cannot become another one in between (DNS rebinding).
 */
final class BoundedLookup implements DnsResolver {

    private final NameLookup lookup;
    private final Duration longest;
    private final boolean publicOnly;

    BoundedLookup(NameLookup lookup, Duration longest, boolean publicOnly) {
        this.lookup = lookup;
        this.longest = longest;
        this.publicOnly = publicOnly;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = lookUp(host);
        if (publicOnly) {
            PublicAddresses.require(addresses);
        }
        return addresses;
    }

    /** On a thread of its own: the system's resolver can neither be bounded nor interrupted. */
    private InetAddress[] lookUp(String host) throws UnknownHostException {
        var task = new FutureTask<>(() -> lookup.all(host));
        Thread.ofVirtual().name("lookup").start(task);
        try {
            return task.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException("interrupted");
        } catch (ExecutionException | TimeoutException _) {
            throw new UnknownHostException("no address");
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
