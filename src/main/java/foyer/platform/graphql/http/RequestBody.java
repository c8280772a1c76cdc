package foyer.platform.graphql.http;

import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.limits.Limit;
import foyer.platform.graphql.limits.LimitSettings;
import foyer.platform.graphql.transport.OperationBody;
import foyer.platform.graphql.transport.RequestRefused;
import foyer.platform.graphql.transport.StrictJson;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Reads the body of a GraphQL request: JSON in UTF-8, so large at most, within so long. */
final class RequestBody {

    private static final int CHUNK = 8_192;

    private final LimitSettings limits;
    private final StrictJson json;

    RequestBody(LimitSettings limits) {
        this.limits = limits;
        this.json = new StrictJson(limits);
    }

    /** The request that the body is, each of its parts of the type it has to be. */
    GraphQlRequest read(HttpServletRequest request) throws RequestRefused, IOException {
        checkType(request);
        var text = utf8(bytes(request));
        try {
            return OperationBody.read(json.object(text));
        } catch (ApiException e) {
            throw new RequestRefused(HttpStatus.BAD_REQUEST, e);
        }
    }

    private static void checkType(HttpServletRequest request) throws RequestRefused {
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if ((encoding != null && !encoding.equalsIgnoreCase("identity")) || !isJson(request.getContentType())) {
            throw new RequestRefused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "body.contentType");
        }
    }

    private static boolean isJson(@Nullable String contentType) {
        try {
            var type = contentType == null ? null : MediaType.parseMediaType(contentType);
            return type != null
                    && type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private byte[] bytes(HttpServletRequest request) throws RequestRefused, IOException {
        var limit = limits.bodySize().toBytes();
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(limit, request.getContentLengthLong());
        }
        var deadline = System.nanoTime() + limits.bodyTime().toNanos();
        var bytes = new ByteArrayOutputStream(Math.max(CHUNK, request.getContentLength()));
        var chunk = new byte[CHUNK];
        var input = request.getInputStream();
        try {
            for (var read = input.read(chunk); read >= 0; read = input.read(chunk)) {
                bytes.write(chunk, 0, read);
                if (bytes.size() > limit) {
                    throw tooLarge(limit, bytes.size());
                }
                if (System.nanoTime() - deadline > 0) {
                    throw tooSlow();
                }
            }
        } catch (IOException e) {
            if (timedOut(e)) {
                throw tooSlow();
            }
            throw e;
        }
        return bytes.toByteArray();
    }

    /** Tomcat wraps what the socket says. */
    private static boolean timedOut(IOException e) {
        return e instanceof SocketTimeoutException || e.getCause() instanceof SocketTimeoutException;
    }

    private static String utf8(byte[] bytes) throws RequestRefused {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RequestRefused(HttpStatus.BAD_REQUEST, "body.encoding");
        }
    }

    private static RequestRefused tooLarge(long limit, long actual) {
        return new RequestRefused(HttpStatus.CONTENT_TOO_LARGE, Limit.BODY_SIZE.inInput(limit, actual));
    }

    private RequestRefused tooSlow() {
        var seconds = limits.bodyTime().toSeconds();
        return new RequestRefused(HttpStatus.REQUEST_TIMEOUT, Limit.BODY_TIME.inInput(seconds, seconds + 1));
    }
}
