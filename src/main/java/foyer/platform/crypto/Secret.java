package foyer.platform.crypto;

/** Text that must not get into a log, an error or a dump by accident: only {@link #reveal} tells it. */
public final class Secret {

    private final String text;

    public Secret(String text) {
        this.text = text;
    }

    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
