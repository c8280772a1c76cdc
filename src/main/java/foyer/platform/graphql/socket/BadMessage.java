package foyer.platform.graphql.socket;

/** A message that is none of the protocol's; its text is for who writes the client. */
final class BadMessage extends Exception {

    private static final long serialVersionUID = 1L;

    BadMessage(String text) {
        super(text);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
