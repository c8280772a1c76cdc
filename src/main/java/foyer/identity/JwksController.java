package foyer.identity;

import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the keys by which anybody can verify our access tokens (RFC 7517). */
@RestController
class JwksController {

    /** Much shorter than the time by which a key is published ahead. */
    private static final Duration CACHED = Duration.ofMinutes(10);

    private final SigningKeys keys;

    JwksController(SigningKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/.well-known/jwks.json")
    ResponseEntity<Map<String, Object>> keys() {
        keys.signing();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(CACHED).cachePublic())
                .body(keys.published().toJSONObject());
    }
}
