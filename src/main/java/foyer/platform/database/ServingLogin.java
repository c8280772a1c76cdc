package foyer.platform.database;

import foyer.platform.start.SettingException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * What a pool's login must not be: row-level security binds neither an owner nor a superuser, so Foyer refuses to serve
 * through one. Source: architecture, "Database rules".
 */
final class ServingLogin {

    /** Objects of all databases of the server are looked at: {@code pg_shdepend} knows every owner. */
    private static final String FACTS = """
            select session_user <> current_user as is_another,
                   r.rolsuper as is_superuser,
                   r.rolbypassrls as bypasses,
                   r.rolcreaterole or r.rolcreatedb or r.rolreplication as administers,
                   exists (select from pg_shdepend d
                           where d.refclassid = 'pg_authid'::regclass and d.refobjid = r.oid and d.deptype = 'o') as owns,
                   exists (select from pg_auth_members m where m.member = r.oid) as is_member
            from pg_roles r
            where r.rolname = session_user""";

    private ServingLogin() {}

    /** The same pool, when its login is fit to serve. */
    static <T extends DataSource> T checked(T pool, String login) throws SQLException {
        var faults = faults(pool, login);
        if (!faults.isEmpty()) {
            throw new SettingException(
                    "FOYER_DATABASE_URL",
                    "leads to a server where the login " + login + " " + String.join(", and ", faults),
                    "row-level security would not hold, so take that away from the login, then start again");
        }
        return pool;
    }

    private static List<String> faults(DataSource pool, String login) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(FACTS)) {
            row.next();
            var faults = new ArrayList<String>();
            if (row.getBoolean("is_another")
                    || !connection.getMetaData().getUserName().equals(login)) {
                faults.add("runs as another role than it signed in as");
            }
            if (row.getBoolean("is_superuser")) {
                faults.add("is a superuser");
            }
            if (row.getBoolean("bypasses")) {
                faults.add("has BYPASSRLS");
            }
            if (row.getBoolean("administers")) {
                faults.add("may create roles or databases, or replicate");
            }
            if (row.getBoolean("owns")) {
                faults.add("owns a database object");
            }
            if (row.getBoolean("is_member")) {
                faults.add("is a member of another role");
            }
            return faults;
        }
    }
}
