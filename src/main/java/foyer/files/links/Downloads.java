package foyer.files.links;

import foyer.files.storage.Access;
import foyer.files.storage.DirectLinks;
import foyer.files.storage.Storage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Answers with the bytes of a file, or with those of one range (RFC 9110, section 14), as they are read; or says where
 * in the storage they are for a moment, when clients reach it themselves. Whatever they are, a browser runs nothing of
 * them: it is told their type and to believe it, and a page of them has no rights.
 */
@Component
class Downloads {

    private static final int BUFFER = 64 * 1024;

    /** For whoever follows at once: what is deleted after that is out of reach. */
    private static final Duration MOMENT = Duration.ofMinutes(1);

    /** Of a page that somebody makes of the answer; scripts, frames and forms have none. */
    private static final String SANDBOX =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

    private final Storage storage;
    private final Clock clock;

    Downloads(Storage storage, Clock clock) {
        this.storage = storage;
        this.clock = clock;
    }

    void answer(HttpServletRequest request, HttpServletResponse response, LinkedFiles.Download file, Instant expiresAt)
            throws IOException {
        var tag = "\"" + file.sha256() + "\"";
        describe(response, file, tag, expiresAt);
        if (isKnown(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            return;
        }
        if (HttpMethod.GET.matches(request.getMethod()) && storage.access() instanceof Access.Direct(var links)) {
            redirect(response, file, links, expiresAt);
            return;
        }
        switch (range(request, file, tag)) {
            case ByteRange.All _ -> {
                var part = new ByteRange.Part(0, file.size() - 1);
                send(request, response, file, part);
            }
            case ByteRange.Part part -> {
                response.setStatus(HttpStatus.PARTIAL_CONTENT.value());
                response.setHeader(
                        HttpHeaders.CONTENT_RANGE, "bytes %d-%d/%d".formatted(part.first(), part.last(), file.size()));
                send(request, response, file, part);
            }
            case ByteRange.Outside _ -> {
                response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + file.size());
                response.sendError(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE.value());
            }
        }
    }

    /** The storage answers ranges too. Nobody keeps this answer longer than what it leads to. */
    private void redirect(
            HttpServletResponse response, LinkedFiles.Download file, DirectLinks links, Instant expiresAt) {
        var left = Duration.between(clock.instant(), expiresAt);
        var shown = new DirectLinks.Shown(file.type().mediaType(), disposition(file), caching(file, expiresAt));
        var place = links.download(file.key(), shown, left.compareTo(MOMENT) < 0 ? left : MOMENT);
        response.setStatus(HttpStatus.TEMPORARY_REDIRECT.value());
        response.setHeader(HttpHeaders.LOCATION, place.toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
    }

    private static String disposition(LinkedFiles.Download file) {
        return ContentDisposition.of(file.type().inline(), file.name());
    }

    private void describe(HttpServletResponse response, LinkedFiles.Download file, String tag, Instant expiresAt) {
        response.setHeader(HttpHeaders.ETAG, tag);
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setHeader(HttpHeaders.CACHE_CONTROL, caching(file, expiresAt));
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(file));
        response.setHeader("Content-Security-Policy", SANDBOX);
        // A frontend on another site shows it in its pages: the link is what is secret, and no cookie counts here.
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    }

    private String caching(LinkedFiles.Download file, Instant expiresAt) {
        var left = Duration.between(clock.instant(), expiresAt).toSeconds();
        return file.confidential() ? "private, no-store" : "private, no-transform, max-age=" + Math.max(0, left);
    }

    private static boolean isKnown(@Nullable String tags, String tag) {
        return tags != null
                && Arrays.stream(tags.split(",", -1))
                        .map(String::strip)
                        .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
    }

    /** Ranges are for GET; and for those who have other bytes already, all of these are wanted. */
    private static ByteRange range(HttpServletRequest request, LinkedFiles.Download file, String tag) {
        var condition = request.getHeader(HttpHeaders.IF_RANGE);
        return HttpMethod.GET.matches(request.getMethod()) && (condition == null || condition.equals(tag))
                ? ByteRange.of(request.getHeader(HttpHeaders.RANGE), file.size())
                : new ByteRange.All();
    }

    private void send(
            HttpServletRequest request, HttpServletResponse response, LinkedFiles.Download file, ByteRange.Part part)
            throws IOException {
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            setType(response, file, part);
            return;
        }
        try (var bytes = storage.read(file.key(), part.first())) {
            setType(response, file, part);
            copy(bytes, response.getOutputStream(), part.length());
        } catch (NoSuchFileException _) {
            response.sendError(HttpStatus.NOT_FOUND.value());
        }
    }

    private static void setType(HttpServletResponse response, LinkedFiles.Download file, ByteRange.Part part) {
        response.setContentType(file.type().mediaType());
        response.setContentLengthLong(part.length());
    }

    private static void copy(InputStream bytes, OutputStream out, long length) throws IOException {
        var buffer = new byte[BUFFER];
        for (var left = length; left > 0; ) {
            var read = bytes.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                return;
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
