package foyer.platform.database.embedded;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The files of one server in a folder: {@code cluster} (PostgreSQL's data directory), {@code password}, {@code port},
 * {@code log}. The data directory is there whole or not at all, and belongs to one major version.
 */
record Cluster(Path folder, Binaries binaries) {
    static final String SUPERUSER = "postgres";

    private static final Duration CREATION = Duration.ofMinutes(2);
    private static final Pattern SHELL_CHARACTERS = Pattern.compile("[\"$`\\\\]");
    private static final String CONFIGURATION = "foyer.conf";
    private static final String UNFINISHED = "creating-";

    private static final long MEGABYTE = 1L << 20;
    private static final int MOST_BUFFERS = 2_048;
    private static final int LEAST_BUFFERS = 256;

    private static final String THROWAWAY = """
            fsync = off
            synchronous_commit = off
            full_page_writes = off
            shared_buffers = 256MB
            """;

    Path data() {
        return folder.resolve("cluster");
    }

    Path portFile() {
        return folder.resolve("port");
    }

    ServerLog log() {
        return new ServerLog(folder.resolve("log"));
    }

    SuperuserPassword password() {
        return new SuperuserPassword(folder.resolve("password"));
    }

    /** Creates the data directory on the first start; on a later one checks that these programs can read it. */
    void createIfMissing(boolean durable) throws IOException {
        checkPath();
        if (Files.exists(data())) {
            checkVersion();
            password().read();
            return;
        }
        deleteUnfinished();
        password().make();
        var work = Files.createTempDirectory(folder, UNFINISHED);
        initialise(work, durable);
        Files.writeString(
                work.resolve("postgresql.conf"), "\ninclude '" + CONFIGURATION + "'\n", StandardOpenOption.APPEND);
        Files.move(work, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void checkPath() {
        if (Platform.CURRENT != Platform.WINDOWS
                && SHELL_CHARACTERS.matcher(folder.toString()).find()) {
            throw new EmbeddedServerException("The folder of the embedded PostgreSQL cannot be " + folder
                    + ": pg_ctl puts the path into a shell command, so it must be without \" $ ` and \\");
        }
    }

    private void checkVersion() throws IOException {
        var version = Files.readString(data().resolve("PG_VERSION")).strip();
        int major = binaries.major(log().folder());
        if (!version.equals(Integer.toString(major))) {
            throw new EmbeddedServerException("""
                    The data in %s is of PostgreSQL %s and this is PostgreSQL %d: move the folder away to start anew, \
                    or dump it with the old version and load it into the new""".formatted(folder, version, major));
        }
    }

    private void deleteUnfinished() throws IOException {
        try (var children = Files.newDirectoryStream(folder, UNFINISHED + "*")) {
            for (var child : children) {
                ThrowawayFolder.delete(child);
            }
        }
    }

    /**
     * The builtin locale sorts by code point and folds case the same way on every system. What SCRAM asks of a client is
     * most of the work of connecting, and is spared to servers that tests connect to thousands of times.
     */
    private void initialise(Path work, boolean durable) throws IOException {
        var command = Command.run(
                log().folder(),
                CREATION,
                binaries.program("initdb"),
                "--pgdata=" + work,
                "--username=" + SUPERUSER,
                "--pwfile=" + password().file(),
                durable ? "--auth=scram-sha-256" : "--auth=password",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                durable ? "--data-checksums" : "--no-sync");
        if (command.failed()) {
            throw new EmbeddedServerException(
                    "Cannot create the embedded PostgreSQL in " + folder + ": " + Command.complaint(command.output()));
        }
    }

    /** Written at every start, so that it follows the settings; what is set by hand goes into postgresql.conf. */
    void configure(EmbeddedSettings settings, int port) throws IOException {
        Files.writeString(data().resolve(CONFIGURATION), """
                # Written at every start of Foyer.
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                port = %d
                max_connections = %d
                jit = off
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_line_prefix = '%%m [%%p] %%q%%u@%%d '
                log_checkpoints = off
                logging_collector = on
                log_directory = '../log'
                log_filename = 'server-%%a.log'
                log_rotation_age = 1d
                log_rotation_size = 0
                log_truncate_on_rotation = on
                %s""".formatted(
                        port, settings.maxConnections(), settings.durable() ? durable() : THROWAWAY));
    }

    /**
     * What indexes do not fit into is written and read for each row: an eighth of the memory of the machine, or of its container.
     * After each checkpoint PostgreSQL logs whole pages: with its default of 1 GB until the next one an import, which brings one
     * every ten seconds then, would log little else.
     */
    private static String durable() {
        var memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return """
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            shared_buffers = %dMB
            max_wal_size = 4GB
            """.formatted(Math.clamp(memory / 8 / MEGABYTE, LEAST_BUFFERS, MOST_BUFFERS));
    }
}
