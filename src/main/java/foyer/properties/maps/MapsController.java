package foyer.properties.maps;

import foyer.platform.graphql.transport.Callers;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /maps/{token}}: the link is all that counts, and no cookie does. Whatever is wrong with one is answered alike. The
 * picture is the vendor's, and nothing of the account that draws it gets out.
 */
@RestController
class MapsController {

    private static final String SCOPE = "map";
    private static final String SANDBOX =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";
    private static final Duration LATER = Duration.ofSeconds(30);

    private final MapTokens tokens;
    private final MapPictures pictures;
    private final Callers callers;
    private final TenantClock clock;

    MapsController(MapTokens tokens, MapPictures pictures, Callers callers, TenantClock clock) {
        this.tokens = tokens;
        this.pictures = pictures;
        this.callers = callers;
        this.clock = clock;
    }

    @GetMapping(MapLinks.PATH + "{token}")
    ResponseEntity<byte[]> show(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", SANDBOX);
        // A frontend on another site shows it in its pages, as it shows photos.
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        var read = tokens.read(token);
        if (read.isEmpty() || !pictures.areOn()) {
            return ResponseEntity.notFound()
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
        var good = read.get();
        var holder = callers.unknown(request).as(new Actor.PublicLink(good.tenant(), SCOPE));
        var picture = CurrentCaller.call(holder, () -> pictures.of(good.view()));
        return picture == null ? later() : answer(picture, good);
    }

    private ResponseEntity<byte[]> answer(MapPicture picture, MapToken token) {
        var left = Duration.between(clock.now(token.tenant()), token.expiresAt());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(left).cachePrivate().noTransform())
                .eTag(digest(picture.bytes()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .contentType(MediaType.valueOf(picture.contentType()))
                .body(picture.bytes());
    }

    /** The vendor does not draw it now. */
    private static ResponseEntity<byte[]> later() {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(LATER.toSeconds()))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
