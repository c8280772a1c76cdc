package foyer.tenancy;

import foyer.platform.graphql.UserErrorException;

/** Why somebody does what others have to be told of: a text that the logs keep. */
public final class Reason {

    /** Shorter ones explain nothing. */
    public static final int SHORTEST = 10;

    public static final int LONGEST = 500;

    private Reason() {}

    /**
     * The reason without space around it.
     *
     * @throws UserErrorException of the code, at {@code reason}, when it is too short or too long
     */
    public static String checked(String reason, Enum<?> code) {
        var text = reason.strip();
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            throw UserErrorException.at("reason", code, SHORTEST, LONGEST);
        }
        return text;
    }
}
