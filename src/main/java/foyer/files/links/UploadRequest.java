package foyer.files.links;

import foyer.files.content.ContentType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Where the bytes of a PUT belong: {@code Upload-Offset: 1000}, or {@code Content-Range: bytes 1000-1999/5000} (RFC 9110,
 * section 14.4); at the beginning when it says neither.
 *
 * @param length how many there are, or -1 when the request does not say
 */
record UploadRequest(long offset, long length) {

    static final String OFFSET = "Upload-Offset";

    private static final String IDENTITY = "identity";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Pattern RANGE = Pattern.compile("(?i:bytes) +(\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    /** Why a PUT is refused before its bytes are read. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final HttpStatus status;

        private Refused(HttpStatus status) {
            super(status.toString());
            this.status = status;
        }

        HttpStatus status() {
            return status;
        }
    }

    /** What the request says, if it fits the upload. */
    static UploadRequest of(HttpServletRequest request, LinkedFiles.Upload upload) throws Refused {
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase(IDENTITY)) {
            throw new Refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        }
        var type = Optional.ofNullable(request.getContentType()).flatMap(ContentType::of);
        if (!type.equals(Optional.of(upload.type()))) {
            throw new Refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        }
        var length = request.getContentLengthLong();
        var offset = offset(request.getHeader(OFFSET));
        var range = request.getHeader(HttpHeaders.CONTENT_RANGE);
        if (range != null) {
            offset = agreed(offset, rangeStart(range, length, upload.size()));
        }
        var from = offset < 0 ? 0 : offset;
        if (from + Math.max(0, length) > upload.size()) {
            throw new Refused(HttpStatus.CONTENT_TOO_LARGE);
        }
        return new UploadRequest(from, length);
    }

    private static long offset(@Nullable String header) throws Refused {
        if (header == null) {
            return -1;
        }
        if (!NUMBER.matcher(header).matches()) {
            throw new Refused(HttpStatus.BAD_REQUEST);
        }
        return Long.parseLong(header);
    }

    private static long rangeStart(String header, long length, long size) throws Refused {
        var range = RANGE.matcher(header);
        if (!range.matches()) {
            throw new Refused(HttpStatus.BAD_REQUEST);
        }
        var first = Long.parseLong(range.group(1));
        var last = Long.parseLong(range.group(2));
        var whole = range.group(3).equals("*") ? size : Long.parseLong(range.group(3));
        if (whole != size || last < first || (length >= 0 && last - first + 1 != length)) {
            throw new Refused(HttpStatus.BAD_REQUEST);
        }
        return first;
    }

    private static long agreed(long offset, long start) throws Refused {
        if (offset >= 0 && offset != start) {
            throw new Refused(HttpStatus.BAD_REQUEST);
        }
        return start;
    }
}
