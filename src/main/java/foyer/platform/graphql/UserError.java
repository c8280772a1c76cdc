package foyer.platform.graphql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person can mend: the noun's own code, a message in the caller's language, and the path of the input field
 * ({@code ["input", "title"]}), null when no single field is at fault.
 */
public record UserError(
        Enum<?> code, String message, @Nullable List<String> path) {}
