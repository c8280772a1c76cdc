package foyer.platform.start;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Every setting of Foyer, bound before anything is made, so that a wrong one costs no start of a database. */
final class SettingsCheck {

    private static final String PACKAGE = "foyer";
    private static final String VARIABLE = "FOYER_";

    private final List<? extends Class<?>> records;

    SettingsCheck() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        records = scanner.findCandidateComponents(PACKAGE).stream()
                .map(found -> Objects.requireNonNull(found.getBeanClassName()))
                .map(name -> ClassUtils.resolveClassName(name, null))
                .sorted(Comparator.comparing(Class::getName))
                .toList();
    }

    /** The records that settings are bound to. */
    List<? extends Class<?>> records() {
        return records;
    }

    /** Binds all of them; a wrong one raises. */
    void bind(Environment environment) {
        var binder = Binder.get(environment);
        for (var type : records) {
            binder.bindOrCreate(
                    type.getAnnotation(ConfigurationProperties.class).value(), type);
        }
    }

    /** Those of the variables that look like settings of Foyer and are none, for instance misspelt ones. */
    List<String> unknown(Set<String> variables) {
        var known = records.stream()
                .flatMap(type -> SettingNames.of(type).stream())
                .collect(Collectors.toUnmodifiableSet());
        return variables.stream()
                .filter(variable -> variable.startsWith(VARIABLE) && !known.contains(variable))
                .sorted()
                .toList();
    }
}
