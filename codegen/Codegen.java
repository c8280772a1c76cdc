import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jooq.Constants;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.jaxb.Target;

/**
 * Generates the jOOQ tables, {@code foyerdb.<schema>}, from the migrations: starts a throw-away PostgreSQL,
 * migrates it and reads its catalogue, so that what compiles is what runs. Does nothing when neither the
 * migrations nor this file nor jOOQ have changed since the last run. Arguments: the project's folder, the target folder.
 */
public final class Codegen {

    /** Schemas that become packages; {@code search} has functions only. */
    private static final List<String> SCHEMAS = List.of(
            "platform",
            "audit",
            "entitlements",
            "jobs",
            "files",
            "identity",
            "tenancy",
            "records",
            "payments",
            "billing",
            "transfer",
            "properties",
            "leads",
            "search");

    public static void main(String[] args) throws Exception {
        var project = Path.of(args[0]);
        var target = Path.of(args[1]);
        var stamp = target.resolve(".digest");
        var digest = digest(project);
        if (Files.exists(stamp) && Files.readString(stamp).equals(digest)) {
            return;
        }
        delete(target);
        generate(project.resolve("db/migration"), target);
        Files.writeString(stamp, digest);
    }

    private static void generate(Path migrations, Path target) throws Exception {
        try (var server =
                EmbeddedPostgres.builder().setServerConfig("fsync", "off").start()) {
            createLogins(server);
            Flyway.configure()
                    .dataSource(server.getPostgresDatabase())
                    .locations("filesystem:" + migrations)
                    .load()
                    .migrate();
            GenerationTool.generate(new Configuration()
                    .withLogging(Logging.WARN)
                    .withJdbc(new Jdbc()
                            .withDriver("org.postgresql.Driver")
                            .withUrl(server.getJdbcUrl("postgres", "postgres"))
                            .withUser("postgres"))
                    .withGenerator(new Generator()
                            .withDatabase(database())
                            .withGenerate(parts())
                            .withTarget(new Target().withPackageName("foyerdb").withDirectory(target.toString()))));
        }
    }

    /** The logins that policies name; the application makes them in {@code foyer.platform.database.Logins}. */
    private static void createLogins(EmbeddedPostgres server) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create role foyer_app; create role foyer_system; create role foyer_search");
        }
    }

    private static Database database() {
        return new Database()
                .withName("org.jooq.meta.postgres.PostgresDatabase")
                .withSchemata(SCHEMAS.stream()
                        .map(schema -> new SchemaMappingType().withInputSchema(schema))
                        .toList())
                .withIncludes(".*")
                .withExcludes("flyway_schema_history | event_\\d+ | event_default")
                .withForcedTypes(new ForcedType().withName("INSTANT").withIncludeTypes("(?i:timestamp.*zone)"));
    }

    private static Generate parts() {
        return new Generate()
                .withRecords(true)
                .withPojos(false)
                .withDaos(false)
                .withGeneratedAnnotation(false)
                .withGlobalCatalogReferences(false);
    }

    private static String digest(Path project) throws Exception {
        var sha = MessageDigest.getInstance("SHA-256");
        sha.update(Constants.FULL_VERSION.getBytes());
        for (var folder : List.of("db/migration", "codegen")) {
            try (var files = Files.walk(project.resolve(folder))) {
                for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                    sha.update(project.relativize(file).toString().getBytes());
                    sha.update(Files.readAllBytes(file));
                }
            }
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
