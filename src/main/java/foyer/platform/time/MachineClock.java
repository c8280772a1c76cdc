package foyer.platform.time;

import java.time.Clock;

/** The clock of the machine that a node runs on, which may be minutes off; {@link NodeClock} is put right. */
public record MachineClock(Clock clock) {}
