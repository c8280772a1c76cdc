package foyer.payments;

import java.time.Instant;

/** An event whose signature holds. */
public record SignedEvent(String id, String type, Instant occurredAt) {}
