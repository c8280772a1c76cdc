package foyer.payments;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook of the inbox that this node has taken.
 *
 * @param accountId the tenant's own account that it came to; null for the platform's
 * @param tenantId whose it is, as far as that is known
 * @param fence of the claim: with an older one nothing can be said of it any more
 * @param attempts this one included
 * @param turn of what it is about; null while that is unknown
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record InboxEvent(
        UUID id,
        Provider provider,
        @Nullable UUID accountId,
        @Nullable UUID tenantId,
        String type,
        byte[] body,
        int fence,
        int attempts,
        @Nullable String turn) {}
