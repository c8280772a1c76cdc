package foyer.identity;

/** How a client holds its session; the schema's enum of the same name. */
public enum SessionTransport {
    BEARER,
    COOKIE
}
