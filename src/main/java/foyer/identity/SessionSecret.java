package foyer.identity;

import foyer.platform.crypto.Secret;
import java.time.Duration;

/**
 * What the holder of a session is given, once: the next refresh token, or what its cookie holds.
 *
 * @param lasts how long the session can live at most
 */
public record SessionSecret(SessionTransport transport, Secret text, Duration lasts) {}
