package foyer.identity;

import java.time.Instant;

/**
 * An acting as somebody else, as the schema shows it.
 *
 * @param name of whoever acts
 * @param until when it ends at the latest
 */
public record Impersonation(String name, String email, Instant until, String reason) {}
