package foyer.platform.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address of a PostgreSQL database in any of the forms that people and hosts write: {@code jdbc:postgresql://…},
 * {@code postgresql://user:password@…}, {@code postgres://…}.
 *
 * @param jdbc the JDBC form without credentials
 */
record DatabaseUrl(
        String jdbc, @Nullable String user, @Nullable String password) {

    private static final Pattern FORM = Pattern.compile(
            "(?:jdbc:)?postgres(?:ql)?://(?:(?<user>[^:/?]*)(?::(?<password>[^/?]*))?@)?(?<place>[^/?@]+/[^/?]+)"
                    + "(?:\\?(?<parameters>.*))?");

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException without the address in its message, since it may hold a password
     */
    static DatabaseUrl parse(String url) {
        var matcher = FORM.matcher(url.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not of the form jdbc:postgresql://<host>:<port>/<database>"
                    + " or postgresql://<user>:<password>@<host>:<port>/<database>");
        }
        var credentials = new HashMap<String, @Nullable String>();
        credentials.put("user", decoded(matcher.group("user")));
        credentials.put("password", decoded(matcher.group("password")));
        var others = new ArrayList<String>();
        var parameters = matcher.group("parameters");
        for (var parameter : parameters == null ? new String[0] : parameters.split("&", -1)) {
            var name = parameter.split("=", 2)[0];
            if (credentials.containsKey(name)) {
                credentials.put(name, decoded(parameter.substring(Math.min(parameter.length(), name.length() + 1))));
            } else if (!parameter.isEmpty()) {
                others.add(parameter);
            }
        }
        var query = others.isEmpty() ? "" : "?" + String.join("&", others);
        return new DatabaseUrl(
                "jdbc:postgresql://" + matcher.group("place") + query,
                credentials.get("user"),
                credentials.get("password"));
    }

    /** A plus sign stands for itself: these are addresses, not forms. */
    private static @Nullable String decoded(@Nullable String text) {
        return text == null ? null : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
