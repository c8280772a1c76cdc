package foyer.leads.stats;

import foyer.leads.pipelines.Stage;
import org.jspecify.annotations.Nullable;

/**
 * How leads went through a stage, as the schema shows it.
 *
 * @param averageSeconds null when none left it
 */
record StageStats(
        Stage stage, int entered, int left, @Nullable Long averageSeconds) {}
