package foyer.platform.start;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The environment variables that settings are known by: {@code foyer.database.app-pool-size} in capitals. */
final class SettingNames {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private SettingNames() {}

    /** The variable of a property. */
    static String variable(String property) {
        return BETWEEN_WORDS
                .matcher(property)
                .replaceAll("_")
                .replace('.', '_')
                .replace('-', '_')
                .toUpperCase(Locale.ROOT);
    }

    /** The variables of all settings of a record, those of records within included. */
    static List<String> of(Class<?> settings) {
        var prefix = settings.getAnnotation(ConfigurationProperties.class);
        if (prefix == null || !settings.isRecord()) {
            return List.of();
        }
        return of(prefix.value(), settings);
    }

    private static List<String> of(String prefix, Class<?> settings) {
        return Arrays.stream(settings.getRecordComponents())
                .flatMap(component -> of(prefix, component).stream())
                .toList();
    }

    private static List<String> of(String prefix, RecordComponent component) {
        var name = prefix + "." + component.getName();
        return component.getType().isRecord() ? of(name, component.getType()) : List.of(variable(name));
    }
}
