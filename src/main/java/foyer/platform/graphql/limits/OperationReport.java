package foyer.platform.graphql.limits;

import graphql.language.OperationDefinition;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What comes to be known of an operation before it runs: made with the request, filled when its document is checked. */
public final class OperationReport {

    private final Consumer<Duration> allowTime;
    private @Nullable OperationDefinition definition;
    private @Nullable Long cost;
    private boolean admitted;

    /** For one operation; {@code allowTime} is told when it may run longer than others. */
    public OperationReport(Consumer<Duration> allowTime) {
        this.allowTime = allowTime;
    }

    /** The operation's name in its document; null when it has none or the document was refused. */
    public @Nullable String name() {
        return definition == null ? null : definition.getName();
    }

    /** The operation as it stands in its document; null when the document was refused. */
    public @Nullable OperationDefinition definition() {
        return definition;
    }

    /** What the operation costs; null when its document was refused before that was known. */
    public @Nullable Long cost() {
        return cost;
    }

    /** Whether the document has passed every check for this caller and these variables. */
    public boolean admitted() {
        return admitted;
    }

    void admits() {
        admitted = true;
    }

    void knows(Operation operation, long itsCost) {
        definition = operation.definition();
        cost = itsCost;
        if (operation.time() != null) {
            allowTime.accept(operation.time());
        }
    }
}
