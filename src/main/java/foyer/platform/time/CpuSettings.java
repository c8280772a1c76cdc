package foyer.platform.time;

import foyer.platform.start.SettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The pool for work bound to the processor; {@code FOYER_CPU_…}.
 *
 * @param threads how many run at once; 0 means one less than the machine has cores, and at least one
 * @param queue how many may wait; more would only wait longer than anybody does
 * @param retryAfter what a caller is told whom the queue has no room for
 */
@ConfigurationProperties("foyer.cpu")
public record CpuSettings(
        @DefaultValue("0") int threads,
        @DefaultValue("16") int queue,
        @DefaultValue("2s") Duration retryAfter) {

    public CpuSettings {
        if (threads < 0) {
            throw new SettingException("FOYER_CPU_THREADS", "is " + threads, "set it to 0 or more");
        }
        if (queue < 1) {
            throw new SettingException("FOYER_CPU_QUEUE", "is " + queue, "set it to 1 or more");
        }
    }

    int poolSize() {
        return threads > 0 ? threads : Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }
}
