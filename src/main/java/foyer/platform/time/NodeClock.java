package foyer.platform.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The clock that all time of a node comes from: its machine's, put right by the database's, which is the same for all
 * nodes, when the two are apart (spec/identity.md, "Must survive"). Else what one node has just done would be minutes ago or
 * ahead for the next: a client that lost the answer to a refresh would be taken for a thief, and no code of an
 * authenticator would be right.
 */
public final class NodeClock extends Clock {

    /** What every machine is off by, and what a question to the database takes: nothing moves for that. */
    private static final Duration TOLERATED = Duration.ofSeconds(1);

    private final Clock machine;
    private volatile Duration offset = Duration.ZERO;

    public NodeClock(Clock machine) {
        this.machine = machine;
    }

    /** What the machine says it is. */
    public Instant machineTime() {
        return machine.instant();
    }

    /**
     * Takes the time of the database, when the machine showed this.
     *
     * @return how far the database is ahead of the machine; zero for so little that it is left at that
     */
    public Duration follow(Instant database, Instant atMachine) {
        var apart = Duration.between(atMachine, database);
        offset = apart.abs().compareTo(TOLERATED) <= 0 ? Duration.ZERO : apart;
        return offset;
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("time is UTC; zones are for showing it");
    }
}
