package foyer.files.storage.s3;

import foyer.platform.start.SettingBounds;
import foyer.platform.start.SettingException;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A bucket for the bytes of files; {@code FOYER_FILES_S3_…}.
 *
 * @param bucket its name; absent means that bytes are kept on the disk
 * @param endpoint where its service is, such as {@code https://s3.example.com}; absent means Amazon's, of the region
 * @param publicEndpoint where clients reach the service, when that is elsewhere
 * @param region of the bucket, as its service names it
 * @param accessKey absent means what the machine has been given: variables of the SDK, a profile, a role
 * @param secretKey of that access key
 * @param pathStyle whether the bucket is in the path of addresses and not in their host
 * @param prefix what all keys begin with, ending with a slash
 * @param connections how many a node has at once
 * @param timeout for each call, beside the time that its bytes take
 */
@ConfigurationProperties("foyer.files.s3")
public record S3Settings(
        @Nullable String bucket,
        @Nullable String endpoint,
        @Nullable String publicEndpoint,
        @DefaultValue("us-east-1") String region,
        @Nullable String accessKey,
        @Nullable String secretKey,
        @DefaultValue("false") boolean pathStyle,
        @Nullable String prefix,
        @DefaultValue("32") int connections,
        @DefaultValue("20s") Duration timeout) {

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z0-9_-]{1,64}/){1,4}");
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    public S3Settings {
        bucket = orNull(bucket);
        endpoint = orNull(endpoint);
        publicEndpoint = orNull(publicEndpoint);
        accessKey = orNull(accessKey);
        secretKey = orNull(secretKey);
        prefix = orNull(prefix);
        if (bucket != null && !BUCKET.matcher(bucket).matches()) {
            throw new SettingException(
                    "FOYER_FILES_S3_BUCKET", "is \"" + bucket + "\"", "set it to the name of a bucket");
        }
        if (prefix != null && !PREFIX.matcher(prefix).matches()) {
            throw new SettingException(
                    "FOYER_FILES_S3_PREFIX", "is \"" + prefix + "\"", "set it to a folder such as foyer/");
        }
        if ((accessKey == null) != (secretKey == null)) {
            throw new SettingException(
                    accessKey == null ? "FOYER_FILES_S3_ACCESS_KEY" : "FOYER_FILES_S3_SECRET_KEY",
                    "is missing, and the other one is set",
                    "set both, or neither for what the machine has been given");
        }
        requireAddress("FOYER_FILES_S3_ENDPOINT", endpoint);
        requireAddress("FOYER_FILES_S3_PUBLIC_ENDPOINT", publicEndpoint);
        SettingBounds.positive("FOYER_FILES_S3_CONNECTIONS", connections);
        SettingBounds.within("FOYER_FILES_S3_TIMEOUT", timeout, SHORTEST, LONGEST);
    }

    private static @Nullable String orNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static void requireAddress(String setting, @Nullable String value) {
        if (value != null && !isAddress(value)) {
            throw new SettingException(
                    setting, "is \"" + value + "\"", "set it to an address such as https://s3.example.com");
        }
    }

    private static boolean isAddress(String value) {
        try {
            var address = URI.create(value);
            return address.getHost() != null
                    && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** Whether bytes are kept in a bucket. */
    public boolean isOn() {
        return bucket != null;
    }

    /** What all keys begin with; nothing by default. */
    String keyPrefix() {
        return prefix == null ? "" : prefix;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "S3Settings[bucket=" + bucket + ", endpoint=" + endpoint + ", region=" + region + "]";
    }
}
