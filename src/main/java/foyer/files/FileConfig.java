package foyer.files;

import foyer.files.storage.LocalStorage;
import foyer.files.storage.Storage;
import foyer.files.storage.s3.S3Settings;
import foyer.files.storage.s3.S3Storage;
import foyer.platform.graphql.NodeSource;
import foyer.platform.graphql.SchemaTypeName;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The storage, and how {@code node(id)} finds files. */
@Configuration(proxyBeanMethods = false)
class FileConfig {

    /** A bucket where one is set, and else the disk. */
    @Bean
    Storage storage(FileSettings settings, S3Settings bucket, Clock clock) {
        return bucket.isOn()
                ? new S3Storage(bucket, clock)
                : new LocalStorage(settings.directory().toAbsolutePath(), clock);
    }

    @Bean
    SchemaTypeName fileTypeName() {
        return new SchemaTypeName(StoredFile.class, StoredFile.TYPE);
    }

    @Bean
    NodeSource fileNodes(FileQueries queries) {
        return new Nodes(queries);
    }

    private record Nodes(FileQueries queries) implements NodeSource {

        @Override
        public String prefix() {
            return FileId.PREFIX;
        }

        @Override
        public String rootField() {
            return "file";
        }

        @Override
        public Map<UUID, ?> byIds(Collection<UUID> ids) {
            var files = new LinkedHashMap<UUID, StoredFile>();
            queries.byIds(ids.stream().map(FileId::new).toList()).forEach((id, file) -> files.put(id.value(), file));
            return files;
        }
    }
}
