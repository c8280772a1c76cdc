package foyer.jobs;

import java.util.Arrays;

/** Which of a tenant's jobs of the same kind of wait comes first; the schema's enum of the same name. */
public enum JobPriority {
    HIGH(1),
    NORMAL(2),
    LOW(3);

    private final int rank;

    JobPriority(int rank) {
        this.rank = rank;
    }

    /** As the database has it: 1 comes first. */
    int rank() {
        return rank;
    }

    static JobPriority of(int rank) {
        return Arrays.stream(values())
                .filter(priority -> priority.rank == rank)
                .findFirst()
                .orElseThrow();
    }
}
