package foyer.platform.graphql.access;

import graphql.schema.GraphQLAppliedDirective;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads arguments of directives; asking for one that the schema does not declare is a defect and raises. */
public final class DirectiveArguments {

    private DirectiveArguments() {}

    /** The value given, else the default; null when there is neither. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // as the library has it
    public static <T> @Nullable T of(GraphQLAppliedDirective directive, String argument) {
        return Objects.requireNonNull(directive.getArgument(argument), argument).getValue();
    }
}
