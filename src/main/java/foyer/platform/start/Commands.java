package foyer.platform.start;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What the jar does instead of serving when its first argument says so: tools that need no server. */
public final class Commands {

    private Commands() {}

    /** Does something with the arguments after its name, tells about it, and answers the process's exit code. */
    public interface Command {
        int run(List<String> arguments, PrintStream out);
    }

    /** Runs the command that the first argument names, and ends the process; returns when it names none. */
    public static void run(String[] arguments, Map<String, Command> commands) {
        var command = arguments.length == 0 ? null : commands.get(arguments[0]);
        if (command != null) {
            System.exit(command.run(Arrays.asList(arguments).subList(1, arguments.length), System.out));
        }
    }
}
