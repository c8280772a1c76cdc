package foyer.leads.transfer;

import java.util.List;
import java.util.function.BiFunction;

/** What is wrong with rows, in the language of whoever imports: found once, since rows are read where there is no caller. */
record RowMessages(BiFunction<String, List<?>, String> messages) {

    String of(Enum<?> code, List<?> arguments) {
        return messages.apply(code.getDeclaringClass().getSimpleName() + "." + code.name(), arguments);
    }

    String of(Enum<?> code) {
        return of(code, List.of());
    }
}
