package foyer.testing;

import foyer.jobs.RecurringTask;
import java.util.List;

/** Recurring tasks, to be run when a test wants them. */
public final class Tasks {

    private Tasks() {}

    /** The one of this name, {@code "files.expire"}. */
    public static RecurringTask named(String name, List<RecurringTask> tasks) {
        return tasks.stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
