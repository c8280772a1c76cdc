package foyer.files;

import foyer.platform.start.SettingBounds;
import foyer.platform.start.SettingException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Files; {@code FOYER_FILES_…}.
 *
 * @param directory what the bytes are kept in; nodes that serve one database share it
 * @param url where clients reach this server, without a slash at the end, for links; null for where the request that asks
 *     for one has reached it
 * @param linkTime how long a download link is good for unless it is asked for another time
 * @param uploadTime how long the bytes of an upload may take to arrive
 * @param mediaSize the most bytes of a file of the purpose MEDIA; so for the others
 * @param picturePixels the most pixels of a picture that is to be shown: decoding makes four bytes of each
 * @param archiveSize the most bytes of an archive of all that a tenant has
 * @param archiveKept for how long such an archive is there to be taken away, deleted by people or not
 * @param deletedKept for how long a deleted file can be restored
 * @param strayKept how old bytes are that no file owns before they are swept
 */
@ConfigurationProperties("foyer.files")
public record FileSettings(
        @DefaultValue("data/files") Path directory,
        @Nullable String url,
        @DefaultValue("5m") Duration linkTime,
        @DefaultValue("1h") Duration uploadTime,
        @DefaultValue("100MB") DataSize mediaSize,
        @DefaultValue("10MB") DataSize documentSize,
        @DefaultValue("50MB") DataSize importSize,
        @DefaultValue("1GB") DataSize exportSize,
        @DefaultValue("40000000") int picturePixels,
        @DefaultValue("100GB") DataSize archiveSize,
        @DefaultValue("7d") Duration archiveKept,
        @DefaultValue("30d") Duration deletedKept,
        @DefaultValue("1d") Duration strayKept) {

    /** No link to bytes is good for longer. */
    static final Duration LONGEST_LINK = Duration.ofHours(1);

    static final Duration SHORTEST_LINK = Duration.ofSeconds(10);

    private static final Duration LONGEST_UPLOAD = Duration.ofDays(1);
    private static final Duration SHORTEST_UPLOAD = Duration.ofMinutes(1);
    private static final DataSize LARGEST = DataSize.ofGigabytes(5);
    private static final DataSize LARGEST_ARCHIVE = DataSize.ofTerabytes(10);
    private static final DataSize SMALLEST = DataSize.ofKilobytes(1);
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration SHORTEST_ARCHIVE = Duration.ofDays(1);
    /** Longer than any operation takes from the moment that it owns bytes to the row that says so. */
    private static final Duration SHORTEST_STRAY = Duration.ofMinutes(10);

    public FileSettings {
        url = url == null || url.isBlank() ? null : url.strip();
        if (url != null && !isAddress(url)) {
            throw new SettingException(
                    "FOYER_FILES_URL",
                    "is \"" + url + "\"",
                    "set it to an address such as https://api.example.com, without a slash at the end");
        }
        SettingBounds.within("FOYER_FILES_LINK_TIME", linkTime, SHORTEST_LINK, LONGEST_LINK);
        SettingBounds.within("FOYER_FILES_UPLOAD_TIME", uploadTime, SHORTEST_UPLOAD, LONGEST_UPLOAD);
        SettingBounds.within("FOYER_FILES_MEDIA_SIZE", mediaSize, SMALLEST, LARGEST);
        SettingBounds.within("FOYER_FILES_DOCUMENT_SIZE", documentSize, SMALLEST, LARGEST);
        SettingBounds.within("FOYER_FILES_IMPORT_SIZE", importSize, SMALLEST, LARGEST);
        SettingBounds.within("FOYER_FILES_EXPORT_SIZE", exportSize, SMALLEST, LARGEST);
        SettingBounds.positive("FOYER_FILES_PICTURE_PIXELS", picturePixels);
        SettingBounds.within("FOYER_FILES_ARCHIVE_SIZE", archiveSize, SMALLEST, LARGEST_ARCHIVE);
        SettingBounds.within("FOYER_FILES_ARCHIVE_KEPT", archiveKept, SHORTEST_ARCHIVE, YEAR);
        SettingBounds.within("FOYER_FILES_DELETED_KEPT", deletedKept, Duration.ZERO, YEAR);
        SettingBounds.within("FOYER_FILES_STRAY_KEPT", strayKept, SHORTEST_STRAY, YEAR);
    }

    private static boolean isAddress(String url) {
        try {
            var address = URI.create(url);
            return address.getHost() != null
                    && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getQuery() == null
                    && address.getFragment() == null
                    && !url.endsWith("/");
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** The most bytes that a file of this purpose may have. */
    long largest(FilePurpose purpose) {
        return switch (purpose) {
            case MEDIA -> mediaSize.toBytes();
            case DOCUMENT -> documentSize.toBytes();
            case IMPORT -> importSize.toBytes();
            case EXPORT -> exportSize.toBytes();
            case ARCHIVE -> archiveSize.toBytes();
        };
    }
}
