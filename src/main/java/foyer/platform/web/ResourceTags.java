package foyer.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.Resource;

/** ETags of the few files that are served under fixed names: digests of what they hold, since jars have no clock. */
final class ResourceTags {

    private static final int BYTES = 16;
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private ResourceTags() {}

    static String of(Resource resource) {
        return KNOWN.computeIfAbsent(resource.getDescription(), _ -> digest(resource));
    }

    private static String digest(Resource resource) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(resource.getContentAsByteArray());
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
