package foyer.jobs;

import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Reads what people give a job as its type's record, and tells them where it is none. */
@Component
class JobInputReader {

    private static final String FIELD = "input";

    private final JobJson json;

    JobInputReader(JobJson json) {
        this.json = json;
    }

    /** @throws UserErrorException INPUT_INVALID with the path of what is unknown, missing or of another kind */
    <I extends Record> I read(Object given, JobHandler<I, ?> handler) {
        var type = handler.definition().input();
        if (!(given instanceof Map<?, ?> fields)) {
            throw UserErrorException.at(FIELD, JobErrorCode.INPUT_INVALID);
        }
        var input = convert(fields, type);
        var missing = new ArrayList<Problem>();
        missing(input, FIELD, missing);
        if (!missing.isEmpty()) {
            throw new UserErrorException(missing, Map.of());
        }
        handler.check(input);
        return input;
    }

    @SuppressWarnings("unchecked") // the keys of a JSON object are text
    private <I extends Record> I convert(Map<?, ?> fields, Class<I> type) {
        try {
            return json.convert((Map<String, Object>) fields, type);
        } catch (JacksonException e) {
            var path = new StringBuilder(FIELD);
            e.getPath()
                    .forEach(step -> path.append('.')
                            .append(Optional.ofNullable(step.getPropertyName())
                                    .orElse(String.valueOf(step.getIndex()))));
            throw UserErrorException.at(path.toString(), JobErrorCode.INPUT_INVALID);
        }
    }

    /** A component that is not declared nullable has to be there. */
    private static void missing(Record value, String path, List<Problem> missing) {
        for (var component : value.getClass().getRecordComponents()) {
            var there = valueOf(component, value);
            var at = path + "." + component.getName();
            if (there instanceof Record nested) {
                missing(nested, at, missing);
            } else if (there instanceof List<?> elements) {
                missingIn(elements, at, missing);
            } else if (there == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                missing.add(Problem.of(JobErrorCode.INPUT_INVALID, at));
            }
        }
    }

    private static void missingIn(List<?> elements, String path, List<Problem> missing) {
        for (var i = 0; i < elements.size(); i++) {
            var element = elements.get(i);
            if (element == null) {
                missing.add(Problem.of(JobErrorCode.INPUT_INVALID, path + "." + i));
            } else if (element instanceof Record nested) {
                missing(nested, path + "." + i, missing);
            }
        }
    }

    private static @Nullable Object valueOf(RecordComponent component, Record value) {
        try {
            var accessor = component.getAccessor();
            // The records of other modules are their own.
            accessor.setAccessible(true);
            return accessor.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }
}
