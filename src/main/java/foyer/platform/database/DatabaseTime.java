package foyer.platform.database;

import static org.jooq.impl.DSL.currentInstant;

import foyer.platform.time.NodeClock;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the node's clock with the database's, from before it serves anybody. */
@Component
class DatabaseTime implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseTime.class);

    /** An answer that took longer says too little about when it was given. */
    private static final Duration LONGEST_QUESTION = Duration.ofSeconds(1);

    private final SystemDatabase system;
    private final NodeClock clock;
    private boolean wasApart;

    DatabaseTime(SystemDatabase system, NodeClock clock) {
        this.system = system;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        follow();
    }

    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT10S")
    void follow() {
        var asked = clock.machineTime();
        var database = Objects.requireNonNull(
                system.dsl().select(currentInstant()).fetchSingle().value1());
        var took = Duration.between(asked, clock.machineTime());
        if (took.isNegative() || took.compareTo(LONGEST_QUESTION) > 0) {
            return;
        }
        tell(clock.follow(database, asked.plus(took.dividedBy(2))));
    }

    private void tell(Duration apart) {
        if (!apart.isZero() && !wasApart) {
            LOG.warn("the database's clock is {} ahead of this machine's, and counts", apart);
        }
        wasApart = !apart.isZero();
    }
}
