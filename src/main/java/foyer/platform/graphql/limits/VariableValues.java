package foyer.platform.graphql.limits;

import graphql.language.ArrayValue;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sizes that an operation's variables stand for: as sent, else by their defaults. */
record VariableValues(Map<String, Object> sent, OperationDefinition operation) {

    /** The number in a variable, or its list's length; {@code otherwise} when it holds neither. */
    long size(String name, long otherwise) {
        if (!sent.containsKey(name)) {
            return byDefault(name, otherwise);
        }
        return switch (sent.get(name)) {
            case Number number -> number.longValue();
            case Collection<?> list -> list.size();
            case null, default -> otherwise;
        };
    }

    /** The number that a literal is, however large, or its list's length; {@code otherwise} when it is neither. */
    static long size(@Nullable Value<?> literal, long otherwise) {
        return switch (literal) {
            case IntValue number ->
                number.getValue().bitLength() < Long.SIZE ? number.getValue().longValue() : Factor.CAP;
            case ArrayValue list -> list.getValues().size();
            case null, default -> otherwise;
        };
    }

    private long byDefault(String name, long otherwise) {
        for (VariableDefinition variable : operation.getVariableDefinitions()) {
            if (variable.getName().equals(name)) {
                return size(variable.getDefaultValue(), otherwise);
            }
        }
        return otherwise;
    }
}
