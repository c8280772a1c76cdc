package foyer.platform.start;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;

/**
 * Ends a start that the operator can mend with one line on the error stream and no stack trace. Everything else is a
 * defect and keeps its trace.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartFailure implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        var line = line(failure);
        line.ifPresent(text -> System.err.println("Foyer did not start. " + text));
        return line.isPresent();
    }

    /** What to tell the operator; empty when it is none of the operator's doing. */
    static Optional<String> line(Throwable failure) {
        // The innermost cause first: a binding failure may be nothing but the wrapper of what a record said.
        return Optional.ofNullable(failure.getCause())
                .flatMap(StartFailure::line)
                .or(() -> Optional.ofNullable(own(failure)));
    }

    private static @Nullable String own(Throwable failure) {
        return switch (failure) {
            case SettingException wrong -> wrong.getMessage();
            case PortInUseException taken ->
                "Port " + taken.getPort() + " is taken by another process: stop it, or set "
                        + "FOYER_PORT or FOYER_MANAGEMENT_PORT to a free port";
            case BindException wrong -> binding(wrong);
            default -> null;
        };
    }

    private static @Nullable String binding(BindException wrong) {
        var property = wrong.getProperty();
        var name = property == null
                ? wrong.getName().toString()
                : property.getName().toString();
        if (!name.startsWith("foyer")) {
            return null;
        }
        var reason = reason(wrong);
        var variable = SettingNames.variable(name);
        if (property == null) {
            return reason.startsWith("FOYER_") ? reason : "A setting " + variable + "_… is wrong or missing: " + reason;
        }
        return variable + " has a wrong value: " + reason + "; .env.example shows the right form";
    }

    private static String reason(Throwable failure) {
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ConversionFailedException conversion) {
                return "it has to be of the type "
                        + conversion.getTargetType().getType().getSimpleName();
            }
            if (cause.getCause() == null && cause.getMessage() != null) {
                return cause.getMessage().lines().findFirst().orElse("");
            }
        }
        return "it cannot be read";
    }
}
