package foyer.platform.graphql.ids;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.SimpleTypeConverter;
import org.springframework.beans.TypeMismatchException;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.graphql.data.ArgumentValue;
import org.springframework.graphql.data.method.annotation.Argument;

/**
 * Finds which arguments do not fit a controller method, and why. Spring's binder says that a value failed, but neither
 * at which argument nor for what reason; so once it has failed, this walks the arguments again beside their Java types.
 */
final class ArgumentProblems {

    /** One value that does not fit: where, and the message's key and arguments. */
    record Problem(List<Object> path, String messageKey, List<Object> arguments) {}

    private final List<Problem> problems = new ArrayList<>();

    private ArgumentProblems() {}

    static List<Problem> of(Method method, Map<String, Object> arguments) {
        var found = new ArgumentProblems();
        for (var i = 0; i < method.getParameterCount(); i++) {
            var parameter = new MethodParameter(method, i);
            var argument = parameter.getParameterAnnotation(Argument.class);
            if (argument != null) {
                var declared = argument.name().isEmpty() ? argument.value() : argument.name();
                var name = declared.isEmpty() ? method.getParameters()[i].getName() : declared;
                found.walk(List.of(name), arguments.get(name), ResolvableType.forMethodParameter(parameter));
            }
        }
        return found.problems;
    }

    private void walk(List<Object> path, @Nullable Object value, ResolvableType declared) {
        var wrapped = declared.resolve() == ArgumentValue.class || declared.resolve() == Optional.class;
        var type = wrapped ? declared.getNested(2) : declared;
        switch (value) {
            case null -> {}
            case Collection<?> elements ->
                walkElements(path, elements, type.asCollection().getGeneric(0));
            case Map<?, ?> fields -> walkFields(path, fields, type);
            default -> convert(path, value, type);
        }
    }

    private void walkElements(List<Object> path, Collection<?> elements, ResolvableType type) {
        var index = 0;
        for (var element : elements) {
            walk(append(path, index++), element, type);
        }
    }

    private void walkFields(List<Object> path, Map<?, ?> fields, ResolvableType type) {
        var record = type.resolve();
        if (record == null || !record.isRecord()) {
            return;
        }
        for (var component : record.getRecordComponents()) {
            walk(
                    append(path, component.getName()),
                    fields.get(component.getName()),
                    ResolvableType.forType(component.getGenericType(), type));
        }
    }

    private void convert(List<Object> path, Object value, ResolvableType type) {
        var target = type.resolve(Object.class);
        if (target.isInstance(value)) {
            return;
        }
        if (TypedId.class.isAssignableFrom(target)) {
            convertId(path, value.toString(), target);
            return;
        }
        try {
            var converter = new SimpleTypeConverter();
            converter.setConversionService(ApplicationConversionService.getSharedInstance());
            converter.convertIfNecessary(value, target);
        } catch (TypeMismatchException e) {
            problems.add(new Problem(path, "argument.invalid", List.of(dotted(path))));
        }
    }

    private void convertId(List<Object> path, String id, Class<?> type) {
        try {
            type.getMethod("of", String.class).invoke(null, id);
        } catch (InvocationTargetException e) {
            problems.add(
                    e.getCause() instanceof TypeIds.InvalidId invalid
                            ? new Problem(path, invalid.messageKey(), List.of(dotted(path), invalid.prefix()))
                            : new Problem(path, "argument.invalid", List.of(dotted(path))));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " needs a public static of(String)", e);
        }
    }

    private static List<Object> append(List<Object> path, Object step) {
        var longer = new ArrayList<>(path);
        longer.add(step);
        return List.copyOf(longer);
    }

    private static String dotted(List<Object> path) {
        return String.join(".", path.stream().map(String::valueOf).toList());
    }
}
