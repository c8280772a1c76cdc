package foyer.platform.graphql.mutation;

import static foyerdb.platform.Tables.IDEMPOTENCY_KEY;

import foyer.platform.database.SystemDatabase;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes outcomes that no longer answer for their keys; every node may, as often as it likes. */
@Component
class IdempotencyPurge {

    private final SystemDatabase system;

    IdempotencyPurge(SystemDatabase system) {
        this.system = system;
    }

    /** Deletes those of all tenants, and answers how many there were. */
    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    int purge() {
        return system.dsl()
                .deleteFrom(IDEMPOTENCY_KEY)
                .where(Idempotency.isOver())
                .execute();
    }
}
