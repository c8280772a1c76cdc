package foyer.platform.mail;

/** How the way to the mail server is kept from others' eyes. */
public enum MailTls {
    /** Not at all. */
    NONE,
    /** By STARTTLS where the server offers it: good against listeners, not against whoever changes what is sent. */
    OFFERED,
    /** By STARTTLS, or nothing is sent. */
    STARTTLS,
    /** From the first byte on (RFC 8314), on port 465 as a rule. */
    TLS
}
