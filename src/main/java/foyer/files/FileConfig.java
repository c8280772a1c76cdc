package foyer.files;

import foyer.files.storage.LocalStorage;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The storage. */
@Configuration(proxyBeanMethods = false)
class FileConfig {

    @Bean
    LocalStorage storage(FileSettings settings, Clock clock) {
        return new LocalStorage(settings.directory().toAbsolutePath(), clock);
    }
}
