package foyer.jobs;

import java.util.List;

/**
 * What a job's last attempt failed of.
 *
 * @param key of its text in the message bundles, {@code <enum>.<code>}
 */
public record JobError(String key, List<String> arguments) {

    static JobError of(Enum<?> code, Object... arguments) {
        return of(JobFailure.finally_(code, arguments));
    }

    static JobError of(JobFailure failure) {
        return new JobError(failure.key(), failure.arguments());
    }

    /** As the schema shows it. */
    public String code() {
        return key.substring(key.indexOf('.') + 1);
    }
}
