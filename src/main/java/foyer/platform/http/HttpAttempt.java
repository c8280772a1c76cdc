package foyer.platform.http;

import foyer.platform.http.OutboundException.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * One request and its answer, whose end comes in time whatever the other side does: when the time is over, its connection
 * is closed beneath whoever waits for it.
 */
final class HttpAttempt {

    private final CloseableHttpClient client;
    private final ScheduledExecutorService timer;
    private final long mostBytes;

    HttpAttempt(CloseableHttpClient client, ScheduledExecutorService timer, long mostBytes) {
        this.client = client;
        this.timer = timer;
        this.mostBytes = mostBytes;
    }

    /** The answer, whatever its status; what went wrong is told by its kind, without a word of what was sent. */
    HttpAnswer run(HttpCall call, Duration longest) {
        var request = request(call);
        var isOver = new AtomicBoolean();
        var end = timer.schedule(
                () -> {
                    isOver.set(true);
                    request.cancel();
                },
                longest.toNanos(),
                TimeUnit.NANOSECONDS);
        try {
            return answer(call, request);
        } catch (IOException | HttpException | RuntimeException e) {
            throw failure(call.vendor(), e, isOver.get());
        } finally {
            end.cancel(false);
        }
    }

    private HttpAnswer answer(HttpCall call, HttpUriRequestBase request) throws IOException, HttpException {
        try (var response = client.executeOpen(RoutingSupport.determineHost(request), request, null)) {
            var complete = false;
            try {
                var body = body(call, response);
                complete = true;
                return new HttpAnswer(call.vendor(), response.getCode(), headers(response), body);
            } finally {
                if (!complete) {
                    // Closing alone would read what is left, however much.
                    request.cancel();
                }
            }
        }
    }

    private byte[] body(HttpCall call, ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        if (entity == null) {
            return new byte[0];
        }
        var body = entity.getContent().readNBytes((int) mostBytes + 1);
        if (body.length > mostBytes) {
            throw new OutboundFinalException(call.vendor(), Reason.TOO_LARGE, "over " + mostBytes + " bytes");
        }
        return body;
    }

    private static Map<String, String> headers(ClassicHttpResponse response) {
        var headers = new HashMap<String, String>();
        for (var header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), String.valueOf(header.getValue()));
        }
        return headers;
    }

    private static HttpUriRequestBase request(HttpCall call) {
        var request = new HttpUriRequestBase(call.method(), call.uri());
        call.headers().forEach(request::setHeader);
        var body = call.body();
        if (body != null) {
            request.setEntity(new ByteArrayEntity(body.bytes, ContentType.parse(body.contentType)));
        }
        return request;
    }

    private static OutboundException failure(String vendor, Exception failure, boolean isOver) {
        var name = failure.getClass().getSimpleName();
        return switch (failure) {
            case OutboundException told -> told;
            case AddressRefusedException _ -> new OutboundFinalException(vendor, Reason.ADDRESS_REFUSED, "");
            case MessageConstraintException _ -> new OutboundFinalException(vendor, Reason.TOO_LARGE, "headers");
            case ConnectionRequestTimeoutException _ -> retryable(vendor, Reason.BUSY, name);
            case Exception _ when isOver -> retryable(vendor, Reason.TIMEOUT, name);
            case UnknownHostException _, ConnectException _ -> retryable(vendor, Reason.UNREACHABLE, name);
            case SSLHandshakeException _, SSLPeerUnverifiedException _ ->
                new OutboundFinalException(vendor, Reason.UNTRUSTED, name);
            case InterruptedIOException _ -> retryable(vendor, Reason.TIMEOUT, name);
            default -> retryable(vendor, Reason.BROKEN, name);
        };
    }

    private static OutboundRetryableException retryable(String vendor, Reason reason, String detail) {
        return new OutboundRetryableException(vendor, reason, detail, null);
    }
}
