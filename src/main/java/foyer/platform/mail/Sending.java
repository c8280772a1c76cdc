package foyer.platform.mail;

/** How it went with the mail server. */
sealed interface Sending {

    /** The server has the mail. */
    record Taken() implements Sending {}

    /** The server will never take it: there is no such recipient, or it does not take what it says. */
    record Refused(String reply) implements Sending {}

    /** The server takes none such from this sender, until somebody puts that right. */
    record Denied(String reply) implements Sending {}

    /** Another time it may go well; why not this time. */
    record Failed(String why) implements Sending {}

    /** The node stops. */
    record BrokenOff() implements Sending {}
}
