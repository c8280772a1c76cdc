package foyer.platform.mail;

/** How it went with the mail server. */
sealed interface Sending {

    /** The server has the mail. */
    record Taken() implements Sending {}

    /** The server will never take it: a reply of 5xx (RFC 5321, section 4.2.1). */
    record Refused(String reply) implements Sending {}

    /** Another time it may go well; why not this time. */
    record Failed(String why) implements Sending {}

    /** The node stops. */
    record BrokenOff() implements Sending {}
}
