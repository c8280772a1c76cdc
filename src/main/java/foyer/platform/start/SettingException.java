package foyer.platform.start;

/** A setting is wrong or missing; the message is one line that names it and says how to set it. Ends the start. */
public final class SettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Reads as {@code <setting> <problem>: <remedy>}.
     *
     * @param setting the environment variable
     * @param problem without any secret that it holds
     */
    public SettingException(String setting, String problem, String remedy) {
        super(setting + " " + problem + ": " + remedy);
    }
}
