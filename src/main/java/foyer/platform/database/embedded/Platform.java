package foyer.platform.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What differs between the operating systems that the server's programs run on. */
enum Platform {
    LINUX,
    MAC,
    WINDOWS;

    static final Platform CURRENT = of(System.getProperty("os.name", ""));

    private static Platform of(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows")) {
            return WINDOWS;
        }
        return lower.startsWith("mac") ? MAC : LINUX;
    }

    /** The archive of programs for this machine, as its artifact names it. */
    String archive() {
        return switch (this) {
            // The programs for macOS are universal, those for Windows are emulated on ARM.
            case MAC -> "postgres-darwin-arm_64.txz";
            case WINDOWS -> "postgres-windows-x86_64.txz";
            case LINUX -> isArm() ? "postgres-linux-arm_64.txz" : "postgres-linux-x86_64.txz";
        };
    }

    private static boolean isArm() {
        return System.getProperty("os.arch", "").equals("aarch64");
    }

    String program(String name) {
        return this == WINDOWS ? name + ".exe" : name;
    }

    /**
     * PostgreSQL refuses to run as root. In a user namespace of its own the process is nobody, while the files it makes
     * stay root's, so that every start of root finds them as its own.
     */
    List<String> withoutRoot(List<String> command) throws IOException {
        if (this != LINUX || !isRoot()) {
            return command;
        }
        return Stream.concat(Stream.of("unshare", "-U"), command.stream()).toList();
    }

    private static boolean isRoot() throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }
}
