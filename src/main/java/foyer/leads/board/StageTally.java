package foyer.leads.board;

import foyer.leads.pipelines.StageId;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How many leads of one currency are in a stage, and what they may be worth together.
 *
 * @param currency null for those of no known value
 * @param whole whether all leads of the stage were looked at
 */
record StageTally(StageId stage, @Nullable String currency, long leads, BigDecimal valueMinor, boolean whole) {}
