package foyer.leads.sla;

import foyer.leads.pipelines.Stage;
import foyer.leads.pipelines.StageKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** By when leads have to be answered, by the hours of work as they are now; those are read when the first stage asks. */
final class DueTimes {

    private final Supplier<WorkingHours> reading;
    private final Map<Asked, Optional<Instant>> known = new HashMap<>();
    private @Nullable WorkingHours hours;

    DueTimes(Supplier<WorkingHours> reading) {
        this.reading = reading;
    }

    private record Asked(Instant from, int hours) {}

    /** Null for never: the stage asks for nothing, or it would take more than ten years. */
    @Nullable Instant due(Stage stage, Instant from) {
        var allowed = stage.slaHours();
        return allowed == null || stage.kind() != StageKind.OPEN
                ? null
                : known.computeIfAbsent(new Asked(from, allowed), this::count).orElse(null);
    }

    private Optional<Instant> count(Asked asked) {
        if (hours == null) {
            hours = reading.get();
        }
        return hours.after(asked.from(), asked.hours());
    }
}
