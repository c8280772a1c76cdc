package foyer.leads.board;

import foyer.leads.LeadOrder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Up to which lead of a stage leads were looked at, where there are more behind it. */
record Looked(Instant madeAt, UUID lead) {

    /** Null when there is no such lead, as all were looked at. */
    static @Nullable Looked to(@Nullable Instant madeAt, @Nullable UUID lead) {
        return madeAt == null || lead == null ? null : new Looked(madeAt, lead);
    }

    /** Where a page goes on from. */
    String cursor() {
        return LeadOrder.CREATED_AT_DESC.keyset().cursorAt(List.of(madeAt, lead));
    }
}
