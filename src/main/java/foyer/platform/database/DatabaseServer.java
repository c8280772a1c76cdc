package foyer.platform.database;

/**
 * The PostgreSQL that Foyer runs on, embedded or given, as its owner reaches it.
 *
 * @param url JDBC address without credentials
 */
record DatabaseServer(String url, String user, String password) {}
