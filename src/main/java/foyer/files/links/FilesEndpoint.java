package foyer.files.links;

import foyer.platform.graphql.transport.Callers;
import foyer.platform.graphql.transport.RequestLog;
import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.platform.web.OriginPolicy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;

/**
 * {@code /files/{token}}: the link is all that counts, and no cookie does. Whatever is wrong with one (another tenant's,
 * expired, altered, of another deed, to what is deleted) is answered in the same way. One statement looks the file up;
 * while bytes flow no connection is held.
 */
@Component
class FilesEndpoint implements HttpRequestHandler {

    static final String PATH = "/files/";

    private static final String ALLOWED = "GET, HEAD, PUT, OPTIONS";

    private final FileTokens tokens;
    private final LinkedFiles files;
    private final Downloads downloads;
    private final Uploads uploads;
    private final Callers callers;
    private final OriginPolicy origins;
    private final RequestLog log;
    private final Clock clock;

    FilesEndpoint(
            FileTokens tokens,
            LinkedFiles files,
            Downloads downloads,
            Uploads uploads,
            Callers callers,
            OriginPolicy origins,
            RequestLog log,
            Clock clock) {
        this.tokens = tokens;
        this.files = files;
        this.downloads = downloads;
        this.uploads = uploads;
        this.callers = callers;
        this.origins = origins;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        CrossOriginFiles.allow(response, origins.otherSite(request));
        if (HttpMethod.OPTIONS.matches(request.getMethod())) {
            CrossOriginFiles.answerPreflight(response);
            return;
        }
        var began = clock.instant();
        var caller = callers.unknown(request);
        response.setHeader(Callers.REQUEST_ID, caller.requestId());
        var token = tokens.read(request.getRequestURI().substring(PATH.length()));
        var holder = token.map(link -> holder(caller, link)).orElse(caller);
        try {
            answer(request, response, holder, token);
        } finally {
            log.writeTransfer(
                    holder, request.getMethod(), response.getStatus(), Duration.between(began, clock.instant()));
        }
    }

    private static Caller holder(Caller caller, FileToken token) {
        return caller.as(new Actor.PublicLink(token.tenant(), token.deed() + " " + token.file()));
    }

    private void answer(
            HttpServletRequest request, HttpServletResponse response, Caller holder, Optional<FileToken> token)
            throws IOException {
        switch (request.getMethod()) {
            case "GET" -> download(request, response, holder, token);
            case "HEAD" -> head(request, response, holder, token);
            case "PUT" -> upload(request, response, holder, token);
            default -> {
                response.setHeader("Allow", ALLOWED);
                response.sendError(HttpStatus.METHOD_NOT_ALLOWED.value());
            }
        }
    }

    private void download(
            HttpServletRequest request, HttpServletResponse response, Caller holder, Optional<FileToken> token)
            throws IOException {
        var file = find(holder, token.filter(link -> link.deed().isDownload()), files::download);
        if (file == null) {
            refuse(response);
            return;
        }
        downloads.answer(request, response, file, token.orElseThrow().expiresAt());
    }

    private void head(
            HttpServletRequest request, HttpServletResponse response, Caller holder, Optional<FileToken> token)
            throws IOException {
        var upload = upload(holder, token);
        if (upload == null) {
            download(request, response, holder, token);
            return;
        }
        uploads.tell(response, upload);
    }

    private void upload(
            HttpServletRequest request, HttpServletResponse response, Caller holder, Optional<FileToken> token)
            throws IOException {
        var upload = upload(holder, token);
        if (upload == null) {
            refuse(response);
            return;
        }
        uploads.take(request, response, upload);
    }

    private LinkedFiles.@Nullable Upload upload(Caller holder, Optional<FileToken> token) {
        return uploads.areHere()
                ? find(holder, token.filter(link -> !link.deed().isDownload()), (file, _) -> files.upload(file))
                : null;
    }

    /** The one answer to whatever is wrong with a link. */
    private static void refuse(HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.NOT_FOUND.value());
    }

    private static <T> @Nullable T find(
            Caller holder, Optional<FileToken> token, BiFunction<UUID, FileToken.Deed, @Nullable T> read) {
        if (token.isEmpty()) {
            return null;
        }
        var link = token.get();
        return CurrentCaller.call(holder, () -> read.apply(link.file(), link.deed()));
    }
}
