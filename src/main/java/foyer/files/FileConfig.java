package foyer.files;

import foyer.audit.AuditRule;
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

/** The storage, how {@code node(id)} finds files, and what the audit log keeps apart of them. */
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

    /** People name papers after those whose they are. */
    @Bean
    AuditRule fileAuditRule() {
        return AuditRule.personal(StoredFile.TYPE, "name", "alt");
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
