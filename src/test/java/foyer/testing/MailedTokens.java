package foyer.testing;

import java.sql.SQLException;
import java.util.regex.Pattern;

/** Tokens as people get them: out of the mail, which the mailbox of a development machine shows. */
public final class MailedTokens {

    private static final Pattern TOKEN = Pattern.compile("[?]token=([A-Za-z0-9_-]{43,})");

    private MailedTokens() {}

    /** The token in the newest mail of this template to the address. */
    public static String last(GraphQlClient client, TestDatabase database, String email, String template) {
        var page = client.anonymous().send("/dev/mail/" + mail(database, email, template), request -> request.GET());
        var token = TOKEN.matcher(page.body());
        if (!token.find()) {
            throw new AssertionError("no token in " + page.body());
        }
        return token.group(1);
    }

    private static String mail(TestDatabase database, String email, String template) {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement("select id::text from platform.mail"
                        + " where recipient = ? and template = ? order by id desc limit 1")) {
            statement.setString(1, email);
            statement.setString(2, template);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
