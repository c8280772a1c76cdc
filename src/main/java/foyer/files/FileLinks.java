package foyer.files;

import foyer.files.links.FileToken;
import foyer.files.links.FileTokens;
import foyer.files.storage.Access;
import foyer.files.storage.DirectLinks;
import foyer.files.storage.Storage;
import foyer.files.storage.StorageKey;
import foyer.platform.security.CurrentCaller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Makes links to the bytes of files of the current tenant; costs no statement, and no call to the storage. */
@Component
class FileLinks {

    private static final String PATH = "/files/";
    private static final String METHOD = "PUT";

    private final FileTokens tokens;
    private final Storage storage;
    private final ServerAddress server;
    private final Clock clock;

    FileLinks(FileTokens tokens, Storage storage, ServerAddress server, Clock clock) {
        this.tokens = tokens;
        this.storage = storage;
        this.server = server;
        this.clock = clock;
    }

    /** How a client brings the bytes, the schema's {@code FileUpload}. */
    record Upload(String method, String url, List<Header> headers, Instant expiresAt, boolean resumable) {}

    /** A header to be sent as it stands, the schema's {@code FileUploadHeader}. */
    record Header(String name, String value) {}

    /** Where a client brings the bytes of a file that has yet to get them. */
    Upload upload(StoredFile file, StorageKey key) {
        var expiresAt = Objects.requireNonNull(file.uploadExpiresAt(), "its bytes are there");
        return switch (storage.access()) {
            case Access.Here _ ->
                new Upload(
                        METHOD,
                        link(FileToken.Deed.UPLOAD, file.id(), expiresAt),
                        List.of(new Header(HttpHeaders.CONTENT_TYPE, file.contentType())),
                        expiresAt,
                        true);
            case Access.Direct(var direct) -> {
                var upload = direct.upload(key, file.contentType(), file.size(), expiresAt);
                yield new Upload(METHOD, upload.url().toString(), headers(upload), expiresAt, false);
            }
        };
    }

    private static List<Header> headers(DirectLinks.Upload upload) {
        return upload.headers().entrySet().stream()
                .map(header -> new Header(header.getKey(), header.getValue()))
                .sorted(Comparator.comparing(Header::name))
                .toList();
    }

    /** Where anybody gets the bytes of a form of a file for so long. */
    public String download(FileId file, FileVariant variant, Duration time) {
        return link(variant.deed(), file, until(time));
    }

    /** The same for the public, in each form. */
    PublicLinks published(StoredFile file, Duration time) {
        var until = until(time);
        var original = link(FileVariant.ORIGINAL.publicDeed(), file.id(), until);
        return file.picture()
                ? new PublicLinks(
                        original,
                        link(FileVariant.MEDIUM.publicDeed(), file.id(), until),
                        link(FileVariant.THUMB.publicDeed(), file.id(), until))
                : new PublicLinks(original, original, original);
    }

    private Instant until(Duration time) {
        return clock.instant().plus(time).truncatedTo(ChronoUnit.SECONDS);
    }

    private String link(FileToken.Deed deed, FileId file, Instant expiresAt) {
        var token = new FileToken(deed, CurrentCaller.tenant(), file.value(), expiresAt);
        return server.forClient() + PATH + tokens.write(token);
    }
}
