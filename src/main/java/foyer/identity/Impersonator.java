package foyer.identity;

/**
 * Who opens a session to act as somebody else, and why.
 *
 * @param session their own one
 * @param name as the person they act as is shown it
 */
public record Impersonator(UserId user, SessionId session, String name, String email, String reason) {}
